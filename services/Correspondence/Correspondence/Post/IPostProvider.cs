using System.Net;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.Post;

/// <summary>
/// A postal provider as the service needs it. Each lives in a folder of its own; nothing here knows which there are. Every call throws what
/// <see cref="ProviderAnswer.IsAway"/> knows where the provider gives no answer, and a <see cref="System.Text.Json.JsonException"/> where it makes no sense.
/// </summary>
interface IPostProvider
{
    /// <summary>Its name in addresses, tables and metrics, in lower case.</summary>
    string Name { get; }

    /// <summary>Its address is configured.</summary>
    bool IsSetUp { get; }

    /// <summary>
    /// How long after an attempt without an answer it may still take the letter, though it does not list it yet: so long nothing is said again. Zero where saying it again cannot double it.
    /// </summary>
    TimeSpan Settles { get; }

    /// <summary>Sheets that it adds to a letter on paper by itself.</summary>
    int AddedSheets => 0;

    /// <summary>Whether it takes such letters.</summary>
    bool Carries(Channel channel);

    /// <summary>What has become of an earlier attempt, asked of the provider itself before anything is posted again.</summary>
    /// <param name="letter">The letter, whose decision is our key there.</param>
    /// <param name="draft">The reference remembered for it; null where none is.</param>
    /// <param name="stop">Cancels.</param>
    Task<Whereabouts> Find(LetterToPost letter, string? draft, CancellationToken stop);

    /// <summary>Lays everything down but the order to post it; nothing leaves by this. A provider without drafts has nothing to do and gives no reference.</summary>
    Task<Handed> Prepare(LetterToPost letter, CancellationToken stop);

    /// <summary>Posts it. Whoever gets no answer asks <see cref="Find"/> before it is said again.</summary>
    Task<Handed> Submit(LetterToPost letter, string? draft, CancellationToken stop);

    /// <summary>Throws a draft away that is not wanted any more; one that was posted is left as it is.</summary>
    Task Discard(string draft, CancellationToken stop);

    /// <summary>All it knows of a letter's way; null where it does not know the letter.</summary>
    Task<LetterReport?> Follow(string reference, CancellationToken stop);

    /// <summary>A document of proof; null while there is none.</summary>
    Task<CarrierDocument?> Fetch(string reference, ProofKind kind, CancellationToken stop);

    /// <summary>Everything it holds of us that was made or posted on or after a day, drafts too.</summary>
    IAsyncEnumerable<ListedLetter> List(DateOnly since, CancellationToken stop);

    /// <summary>Reads a call of its own to us: who is meant, if it is really from there.</summary>
    WebhookCall Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body);
}

/// <summary>A letter to be posted. Personal data.</summary>
/// <param name="Decision">Our key.</param>
/// <param name="Channel">How.</param>
/// <param name="Document">The PDF.</param>
/// <param name="Sender">Who writes.</param>
/// <param name="Recipient">Who is written to.</param>
/// <param name="Today">Day of deposit asked for.</param>
/// <param name="Begun">When this attempt began, by the real clock.</param>
sealed record LetterToPost(Guid Decision, Channel Channel, byte[] Document, PostalParty Sender, PostalParty Recipient, DateOnly Today, DateTimeOffset Begun)
{
    /// <summary>Further documents, in their order behind the letter. They are there whenever it is prepared, and where nothing is prepared when it is submitted.</summary>
    public IReadOnlyList<InvoiceCopy> Copies { get; init; } = [];

    /// <summary>Whether it is still to be posted: a provider that takes its documents with the order asks between the two.</summary>
    public Func<CancellationToken, Task<bool>> IsWanted { get; init; } = static _ => Task.FromResult(true);
}

/// <summary>One end of a letter. Personal data.</summary>
/// <param name="Name">First line.</param>
/// <param name="Address">Lines between name and postcode, with ", " between them.</param>
/// <param name="Postcode">A dash in countries that have none.</param>
/// <param name="City">Town.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="Email">Where an electronic letter is announced; null for one on paper.</param>
public sealed record PostalParty(string Name, string Address, string Postcode, string City, string Country, string? Email = null);

/// <summary>What a provider knows of an earlier attempt.</summary>
abstract record Whereabouts
{
    Whereabouts()
    {
    }

    /// <summary>It was not posted.</summary>
    public sealed record NotPosted : Whereabouts;

    /// <summary>It was posted.</summary>
    /// <param name="Reference">The provider's id of it.</param>
    public sealed record Posted(string Reference) : Whereabouts;

    /// <summary>It was taken and will never leave: the provider has rejected or cancelled it.</summary>
    public sealed record Rejected : Whereabouts;

    /// <summary>What was laid down there is gone: nobody can tell whether it was posted. A person must look.</summary>
    public sealed record Lost : Whereabouts;

    /// <summary>The provider does not serve us: a wrong key or address.</summary>
    /// <param name="Status">HTTP status.</param>
    public sealed record Closed(int Status) : Whereabouts;
}

/// <summary>What came of handing a letter over.</summary>
abstract record Handed
{
    Handed()
    {
    }

    /// <summary>It has it.</summary>
    /// <param name="Reference">The provider's id; null where a provider without drafts had nothing to prepare.</param>
    public sealed record Over(string? Reference) : Handed;

    /// <summary>It will never take it.</summary>
    /// <param name="Reason">snake_case; says nothing about a person.</param>
    /// <param name="MayBeForCopies">What it does not take may be the documents beside the letter.</param>
    public sealed record TurnedAway(string Reason, bool MayBeForCopies = false) : Handed;

    /// <summary>The provider does not serve us: a wrong key or address.</summary>
    /// <param name="Status">HTTP status.</param>
    public sealed record Closed(int Status) : Handed;

    /// <summary>It was not wanted any more before the order was given, and was not given.</summary>
    public sealed record Unwanted : Handed;
}

/// <summary>A letter's way as its provider tells it.</summary>
/// <param name="States">What we understand.</param>
/// <param name="Unread">What we do not: kept and shown as told, never guessed.</param>
/// <param name="Proofs">Documents that can be fetched.</param>
/// <param name="CostCents">Postage, without tax; null while it is not known.</param>
/// <param name="Tracking">The carrier's number for people, as on the receipt; null while it is not known.</param>
sealed record LetterReport(IReadOnlyList<CarrierReport> States, IReadOnlyList<UnreadState> Unread, IReadOnlySet<ProofKind> Proofs, long? CostCents, string? Tracking);

/// <summary>A state that is told in a word nobody here knows.</summary>
/// <param name="Word">As told, cut to what a table bears.</param>
/// <param name="On">Its day; null where none is told.</param>
public sealed record UnreadState(string Word, DateOnly? On);

/// <summary>A document of the carrier.</summary>
/// <param name="Bytes">As fetched.</param>
/// <param name="MediaType">As told.</param>
sealed record CarrierDocument(byte[] Bytes, string MediaType)
{
    /// <summary>What an answer holds; null where that is nothing.</summary>
    public static async Task<CarrierDocument?> Of(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.StatusCode is not HttpStatusCode.OK) return null;
        await answer.Content.LoadIntoBufferAsync(ProviderHttp.LargestAnswer, stop);
        return await answer.Content.ReadAsByteArrayAsync(stop) is { Length: > 0 } bytes ? new(bytes, answer.Content.Headers.ContentType?.MediaType ?? "application/octet-stream") : null;
    }
}

/// <summary>A line of a provider's list.</summary>
/// <param name="Reference">The provider's id.</param>
/// <param name="Key">Our key, where it is one of ours.</param>
/// <param name="IsDraft">Not posted.</param>
/// <param name="IsRejected">Posted, and then turned away or called off by the provider.</param>
/// <param name="Bytes">Size of its documents together; null where it is not told.</param>
/// <param name="MadeOn">When it was laid down.</param>
/// <param name="Documents">How many documents it has; null where that is not told.</param>
sealed record ListedLetter(string Reference, Guid? Key, bool IsDraft, bool IsRejected, long? Bytes, DateOnly MadeOn, int? Documents = null);

/// <summary>What a call of a provider to us is.</summary>
abstract record WebhookCall
{
    WebhookCall()
    {
    }

    /// <summary>It is from there: this letter has news. What they are is asked of the provider.</summary>
    /// <param name="Decision">Our key; null where it names no letter of ours.</param>
    /// <param name="At">When it happened there.</param>
    public sealed record News(Guid? Decision, DateTimeOffset At) : WebhookCall;

    /// <summary>It is not from there.</summary>
    public sealed record Forged : WebhookCall;

    /// <summary>It cannot be read.</summary>
    public sealed record Unreadable : WebhookCall;

    /// <summary>Nobody has agreed on a password or key: calls are not taken.</summary>
    public sealed record NotSetUp : WebhookCall;
}
