using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>The folder is open, and what is seen in it cannot be marked.</summary>
sealed class FolderIsReadOnly() : Exception("The folder may be read and not changed.");

/// <summary>One visit to a mailbox (IMAP4rev1, RFC 3501): says user and password on a connection that is trusted, and gives each step its time.</summary>
sealed class ImapVisit : IDisposable
{
    /// <summary>The slowest line, in bytes a second, on which a large mail is waited for.</summary>
    const int Slowest = 50_000;

    readonly ImapOptions options;
    readonly ImapClient client;
    IMailFolder folder = null!;

    ImapVisit(ImapOptions options)
    {
        this.options = options;
        client = new ImapClient { CheckCertificateRevocation = false, ServerCertificateValidationCallback = IsTrusted };
    }

    /// <summary>Connects, encrypts, authenticates and opens the folder as configured.</summary>
    public static async Task<ImapVisit> Open(ImapOptions options, string host, CancellationToken stop)
    {
        var visit = new ImapVisit(options);
        try
        {
            var security = options.Clear ? SecureSocketOptions.None : options.StartTls ? SecureSocketOptions.StartTls : SecureSocketOptions.SslOnConnect;
            await Within(options.Timeout, patience => visit.client.ConnectAsync(host, options.Port, security, patience), stop);
            await Within(options.Timeout, patience => visit.client.AuthenticateAsync(options.User, options.Password, patience), stop);
            visit.folder = await Within(options.Timeout, patience => visit.client.GetFolderAsync(options.Folder, patience), stop);
            var access = await Within(options.Timeout, patience => visit.folder.OpenAsync(FolderAccess.ReadWrite, patience), stop);
            return access is FolderAccess.ReadWrite ? visit : throw new FolderIsReadOnly();
        }
        catch
        {
            visit.Dispose();
            throw;
        }
    }

    /// <summary>Numbers of the mails that nobody has seen, oldest first.</summary>
    public Task<IList<UniqueId>> Unseen(CancellationToken stop) => Within(options.Timeout, patience => folder.SearchAsync(SearchQuery.NotSeen, patience), stop);

    /// <summary>Those of some mails that are still there and still unseen, with the size that the server tells.</summary>
    public async Task<IEnumerable<(UniqueId Number, uint Size)>> Sizes(IList<UniqueId> mails, CancellationToken stop)
    {
        var summaries = await Within(options.Timeout, patience => folder.FetchAsync(mails, MessageSummaryItems.UniqueId | MessageSummaryItems.Flags | MessageSummaryItems.Size, patience), stop);
        return summaries.Where(mail => mail.Flags?.HasFlag(MessageFlags.Seen) is not true).Select(mail => (mail.UniqueId, mail.Size ?? 0));
    }

    /// <summary>A mail as it came, without marking it; null where it is larger than the limit after all, of which no more than one byte is read.</summary>
    /// <param name="mail">Its number.</param>
    /// <param name="size">What the server tells of its size.</param>
    /// <param name="limit">Bytes.</param>
    /// <param name="stop">Cancels.</param>
    /// <exception cref="MessageNotFoundException">Somebody has taken it away.</exception>
    public async Task<byte[]?> Read(UniqueId mail, uint size, int limit, CancellationToken stop)
    {
        using var content = await Within(options.Timeout + TimeSpan.FromSeconds(size / Slowest), patience => folder.GetStreamAsync(mail, "", 0, limit + 1, patience), stop);
        if (content.Length > limit) return null;
        var raw = new byte[content.Length];
        await content.ReadExactlyAsync(raw, stop);
        return raw;
    }

    /// <summary>Marks a mail as seen.</summary>
    public Task Mark(UniqueId mail, CancellationToken stop) =>
        Within(options.Timeout, patience => folder.StoreAsync(mail, new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true }, patience), stop);

    /// <summary>Says goodbye.</summary>
    public Task Leave(CancellationToken stop) => Within(options.Timeout, patience => client.DisconnectAsync(quit: true, patience), stop);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => HouseRoots.Trust(options.Roots, certificate, chain, errors);

    static async Task<T> Within<T>(TimeSpan time, Func<CancellationToken, Task<T>> step, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(time);
        try
        {
            return await step(patience.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new TimeoutException("The mail server does not answer in time.");
        }
    }

    static Task Within(TimeSpan time, Func<CancellationToken, Task> step, CancellationToken stop) => Within(time, async patience =>
    {
        await step(patience);
        return true;
    }, stop);
}
