using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>
/// Looks into a mailbox for mails nobody has seen. Each is kept here before it is marked as seen there: one that is met again after a crash, or by another process, is the same mail.
/// A mailbox that is away is looked into again later; a mail that cannot be taken stays there, unseen, and holds no other up.
/// </summary>
sealed class ImapMailbox(IOptions<ImapOptions> options, InboundDesk desk, BusinessClock clock, TimeProvider time, ILogger<ImapMailbox> log) : BackgroundService
{
    const int AtOnce = 50;

    static readonly TimeSpan LeftFor = TimeSpan.FromHours(1);

    // Until when a mail that could not be taken is left alone, so that it is not fetched and told of at each look.
    readonly Dictionary<(uint Validity, uint Number), DateTimeOffset> left = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = options.Value;
        if (settings.Host is not { } host) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Look(settings, host, stoppingToken);
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
            }
            catch (Exception failed)
            {
                log.LogWarning("The mailbox at {Host} could not be looked into: {Reason}; it is tried again", host, Reason(failed));
            }

            await Task.Delay(settings.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task Look(ImapOptions settings, string host, CancellationToken stop)
    {
        using var visit = await ImapVisit.Open(settings, host, stop);
        var unseen = await visit.Unseen(stop);
        var now = time.GetUtcNow();
        foreach (var gone in left.Where(mail => mail.Value <= now || !unseen.Any(other => Key(other) == mail.Key)).ToArray()) left.Remove(gone.Key);
        foreach (var few in unseen.Where(mail => !left.ContainsKey(Key(mail))).Chunk(AtOnce))
            foreach (var (mail, size) in await visit.Sizes(few, stop))
                await Take(visit, mail, size, stop);
        await visit.Leave(stop);
    }

    async Task Take(ImapVisit visit, UniqueId mail, uint size, CancellationToken stop)
    {
        try
        {
            var raw = size > SendInboundMail.Largest ? null : await visit.Read(mail, size, SendInboundMail.Largest, stop);
            // One without a byte is no mail, and is not looked at again.
            if (raw is null) Leave(mail, "it is larger than is taken");
            else if (raw.Length == 0 || await Kept(mail, raw, stop)) await visit.Mark(mail, stop);
        }
        catch (MessageNotFoundException)
        {
            // Somebody has taken it away meanwhile.
        }
    }

    // What the database refuses for the sake of one mail is that mail's fault; a database that is away would refuse the next one too.
    async Task<bool> Kept(UniqueId mail, byte[] raw, CancellationToken stop)
    {
        try
        {
            await desk.Take(raw, new EventContext("service:correspondence", clock.GetUtcNow()), stop);
            return true;
        }
        catch (Exception failed) when (Transient.IsOfOne(failed))
        {
            Leave(mail, Reason(failed));
            return false;
        }
    }

    void Leave(UniqueId mail, string reason)
    {
        left[Key(mail)] = time.GetUtcNow() + LeftFor;
        log.LogError("Mail {Number} of the mailbox stays there unseen: {Reason}. A person must look into it; it is tried again in an hour", mail.Id, reason);
    }

    static (uint Validity, uint Number) Key(UniqueId mail) => (mail.Validity, mail.Id);

    /// <summary>Why a look failed, in our own words: what a server says may hold a password, an address or a piece of a mail.</summary>
    internal static string Reason(Exception failed) => failed switch
    {
        AuthenticationException                     => "it does not take user and password",
        SslHandshakeException                       => "it cannot be encrypted with a certificate that is trusted",
        NotSupportedException                       => "it does not offer STARTTLS, or no signing in with a password",
        FolderNotFoundException                     => "it has no such folder",
        FolderIsReadOnly                            => "its folder may be read and not changed",
        TimeoutException                            => "it does not answer in time",
        SocketException away                        => $"it cannot be reached ({away.SocketErrorCode})",
        ImapProtocolException or IOException        => "the connection broke",
        PostgresException refused                   => $"the database answered {refused.SqlState}",
        NpgsqlException                             => "the database is away",
        _                                           => failed.GetType().Name,
    };
}
