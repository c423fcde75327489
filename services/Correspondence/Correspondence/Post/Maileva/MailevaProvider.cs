using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly.CircuitBreaker;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>
/// Letters and registered letters on paper by Maileva (La Poste), whose API is a draft that is submitted. It has no key against doubles: the draft is it. A draft leaves nothing, a sending
/// is submitted once (<c>SENDING_STATUS_IS_NOT_DRAFT</c>), and its status tells which it is.
/// </summary>
sealed class MailevaProvider : IPostProvider, IDisposable
{
    const int Page = 500, MostPages = 2000;
    readonly MailevaOptions settings;
    readonly HttpClient registered, plain, identity;
    readonly IMailevaApi registeredMail, mail;
    readonly MailevaToken token;
    readonly ProviderPatience patience;

    public MailevaProvider(IOptions<MailevaOptions> options, IOptions<PostOptions> post)
    {
        settings = options.Value;
        // Never resolves (RFC 2606): nothing is asked of it, as it is not set up.
        var at = settings.BaseUrl ?? new("http://provider.invalid/");
        patience = new(Carriers.Post, Name, post.Value);
        (registered, registeredMail) = MailevaHttp.ApiAt(new Uri(at, "registered_mail/v4/"));
        (plain, mail) = MailevaHttp.ApiAt(new Uri(at, "mail/v2/"));
        identity = ProviderHttp.At(settings.TokenUrl ?? at);
        token = new(identity.Api<IMailevaTokens>(MailevaHttp.Json), settings);
    }

    /// <inheritdoc/>
    public string Name => "maileva";

    /// <inheritdoc/>
    public bool IsSetUp => settings.BaseUrl is not null;

    /// <inheritdoc/>
    public TimeSpan Settles => TimeSpan.Zero;

    /// <inheritdoc/>
    public int AddedSheets => settings.AddressSheet ? 1 : 0;

    /// <summary>Whether it is asked at all.</summary>
    public CircuitState Circuit => patience.Circuit.CircuitState;

    /// <inheritdoc/>
    public bool Carries(Channel channel) => channel is Channel.Letter or Channel.RegisteredLetter;

    /// <inheritdoc/>
    public async Task<Whereabouts> Find(LetterToPost letter, string? draft, CancellationToken stop)
    {
        // Only what was remembered is ever submitted.
        if (draft is null) return new Whereabouts.NotPosted();
        return await Ask((t, cancel) => Api(letter.Channel).One(t, draft, cancel), async answer => answer.StatusCode switch
        {
            HttpStatusCode.OK       => (await MailevaHttp.Read<Sending>(answer, stop)).Status switch
            {
                "DRAFT"                  => new Whereabouts.NotPosted(),
                "REJECTED" or "CANCELED" => new Whereabouts.Rejected(),
                _                        => new Whereabouts.Posted(draft),
            },
            HttpStatusCode.NotFound => (Whereabouts)new Whereabouts.Lost(),
            var other               => new Whereabouts.Closed((int)other),
        }, stop);
    }

    /// <inheritdoc/>
    public async Task<Handed> Prepare(LetterToPost letter, CancellationToken stop)
    {
        if (MailevaAddress.Of(letter.Sender) is not { } from || MailevaAddress.Of(letter.Recipient) is not { } to) return new Handed.TurnedAway(SendingFailure.AddressTooLong);
        var (api, key) = (Api(letter.Channel), letter.Decision.ToString());
        var isRegistered = letter.Channel is Channel.RegisteredLetter;
        var sending = new NewSending(
            key, key, isRegistered, letter.Today, false, true, settings.AddressSheet, true, isRegistered, 3, "FAST",
            from[0], from[1], from[2], from[3], from[4], from[5], letter.Sender.Country);
        string? id = null;
        if (await Tell((t, cancel) => api.Create(t, sending, cancel), async answer => id = (await MailevaHttp.Read<Sending>(answer, stop)).Id, stop) is { } no) return no;
        (string Name, byte[] Bytes)[] documents = [($"{key}.pdf", letter.Document), .. letter.Copies.Select(copy => (copy.FileName, copy.Bytes))];
        foreach (var (at, (name, bytes)) in documents.Index())
            if (await Tell((t, cancel) => api.AddDocument(t, id!, MailevaHttp.Document(bytes, name, at + 1), cancel), null, stop, isCopy: at > 0) is { } refused) return refused;
        return await Tell((t, cancel) => api.AddRecipient(t, id!, new(key, to[0], to[1], to[2], to[3], to[4], to[5], letter.Recipient.Country), cancel), null, stop) ?? new Handed.Over(id);
    }

    /// <inheritdoc/>
    public async Task<Handed> Submit(LetterToPost letter, string? draft, CancellationToken stop)
    {
        var handed = await Tell((t, cancel) => Api(letter.Channel).Submit(t, draft!, cancel), null, stop) ?? new Handed.Over(draft);
        // It is refused for good, or it was submitted before: only the sending itself can tell.
        return handed is not Handed.TurnedAway ? handed : await Find(letter, draft, stop) switch
        {
            Whereabouts.Posted        => new Handed.Over(draft),
            Whereabouts.Closed closed => new Handed.Closed(closed.Status),
            _                         => handed,
        };
    }

    /// <inheritdoc/>
    public Task Discard(string draft, CancellationToken stop) => Ask(async (t, cancel) =>
    {
        var answer = await registeredMail.Delete(t, draft, cancel);
        if (answer.StatusCode is not HttpStatusCode.NotFound) return answer;
        answer.Dispose();
        return await mail.Delete(t, draft, cancel);
    }, _ => Task.FromResult(true), stop);

    /// <inheritdoc/>
    public async Task<LetterReport?> Follow(string reference, CancellationToken stop)
    {
        if (await Addressee(reference, stop) is not { } told) return null;
        var (states, unread) = MailevaStates.Of(told);
        var proofs = new HashSet<ProofKind>();
        if (told.DepositProofUrl is not null) proofs.Add(ProofKind.Deposit);
        if (told.AcknowledgementOfReceiptUrl is not null) proofs.Add(ProofKind.Receipt);
        if (told.UndeliveredMailUrl is not null) proofs.Add(ProofKind.Undelivered);
        return new(states, unread, proofs, told.PostagePrice is { } euros and >= 0 and < 1000 ? (long)decimal.Round(euros * 100, MidpointRounding.AwayFromZero) : null, told.RegisteredNumber);
    }

    /// <inheritdoc/>
    public async Task<CarrierDocument?> Fetch(string reference, ProofKind kind, CancellationToken stop)
    {
        if ((await Addressee(reference, stop))?.Id is not { } recipient) return null;
        // The address is put together here: where the provider's own leads is none of our business.
        var what = kind switch { ProofKind.Deposit => "download_deposit_proof", ProofKind.Receipt => "download_acknowledgement_of_receipt", _ => "download_undelivered_mail" };
        return await Ask((t, cancel) => registeredMail.Download(t, reference, recipient, what, cancel), answer => CarrierDocument.Of(answer, stop), stop);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ListedLetter> List(DateOnly since, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var api in new[] { registeredMail, mail })
            for (var page = 0; page < MostPages; page++)
            {
                var from = (page * Page) + 1;
                var listed = await Ask((t, cancel) => api.All(t, from, Page, cancel), async answer => (await MailevaHttp.Read<Sendings>(MailevaHttp.Good(answer), stop)).Page, stop);
                foreach (var one in listed)
                    if (ParisTime.DateOf(one.SubmissionDate ?? one.CreationDate ?? throw new JsonException("A sending without a date.")) >= since)
                        yield return new(one.Id, Guid.TryParse(one.CustomId, out var key) ? key : null, one.Status is "DRAFT", one.Status is "REJECTED" or "CANCELED", one.DocumentsWeight,
                            ParisTime.DateOf(one.CreationDate ?? one.SubmissionDate!.Value), one.DocumentsCount);
                if (listed.Count < Page) break;
            }
    }

    /// <inheritdoc/>
    public WebhookCall Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body) => MailevaWebhook.Read(settings, headers, body);

    /// <inheritdoc/>
    public void Dispose()
    {
        registered.Dispose();
        plain.Dispose();
        identity.Dispose();
        patience.Dispose();
        token.Dispose();
    }

    Task<Recipient?> Addressee(string reference, CancellationToken stop) => Ask(
        (t, cancel) => registeredMail.Recipients(t, reference, cancel),
        async answer => answer.StatusCode is HttpStatusCode.NotFound ? null : (await MailevaHttp.Read<Recipients>(MailevaHttp.Good(answer), stop)).All is [var only, ..] ? only : null, stop);

    Task<T> Ask<T>(Func<string, CancellationToken, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, Task<T>> read, CancellationToken stop) =>
        patience.Asking.ExecuteAsync(async cancel =>
        {
            using var answer = await token.With(call, cancel);
            return await read(ProviderAnswer.Settled(answer));
        }, stop).AsTask();

    // Null where it went well.
    async Task<Handed?> Tell(Func<string, CancellationToken, Task<HttpResponseMessage>> call, Func<HttpResponseMessage, Task>? read, CancellationToken stop, bool isCopy = false) =>
        await patience.Telling.ExecuteAsync<Handed?>(async cancel =>
        {
            using var answer = await token.With(call, cancel);
            switch (ProviderAnswer.Settled(answer))
            {
                case { IsSuccessStatusCode: true }:
                    if (read is not null) await read(answer);
                    return null;
                case { StatusCode: HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity }:
                    return new Handed.TurnedAway(SendingFailure.RefusedByCarrier, MayBeForCopies: true);
                // What it has against a copy, the letter itself having been taken, is not what it has against us.
                case { StatusCode: >= HttpStatusCode.BadRequest and not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound) } when isCopy:
                    return new Handed.TurnedAway(SendingFailure.RefusedByCarrier, MayBeForCopies: true);
                case var other:
                    return new Handed.Closed((int)other.StatusCode);
            }
        }, stop);

    IMailevaApi Api(Channel channel) => channel is Channel.RegisteredLetter ? registeredMail : mail;
}
