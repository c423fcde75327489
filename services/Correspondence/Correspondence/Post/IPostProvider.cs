using System.Text.Json.Serialization;

namespace Recouvrement.Correspondence.Post;

/// <summary>The postal provider's counter over HTTP, a <see cref="PostedLetter"/> in each answer of success. The same key is the same item for ever.</summary>
[AllowAnyStatusCode]
public interface IPostProvider
{
    /// <summary>Posts a letter: 201 accepted, 200 known by this key already, 409 known with another content, 422 refused.</summary>
    [Post("/letters")]
    Task<HttpResponseMessage> Post([Header("Idempotency-Key")] Guid key, [Body] LetterToPost letter, CancellationToken stop);

    /// <summary>What was accepted under a key; 404 when nothing ever was.</summary>
    [Get("/letters/by-key/{key}")]
    Task<HttpResponseMessage> ByKey([Path] Guid key, CancellationToken stop);

    /// <summary>Where a letter is.</summary>
    [Get("/letters/{id}")]
    Task<HttpResponseMessage> ById([Path] string id, CancellationToken stop);

    /// <summary>The receipt, once the last state is reached; before that 404.</summary>
    [Get("/letters/{id}/proof")]
    Task<HttpResponseMessage> Proof([Path] string id, CancellationToken stop);
}

/// <summary>A letter to be printed and posted. Personal data.</summary>
/// <param name="Kind"><c>letter</c> or <c>registered</c>.</param>
/// <param name="Reference">Ours, shown on the receipt.</param>
/// <param name="Sender">Who writes.</param>
/// <param name="Recipient">Who is written to.</param>
/// <param name="Document">The PDF; Base64 on the wire.</param>
/// <param name="DepositedOn">Day of deposit asked for.</param>
public sealed record LetterToPost(string Kind, string Reference, PostalParty Sender, PostalParty Recipient, byte[] Document, DateOnly DepositedOn);

/// <summary>One end of a letter. Personal data.</summary>
/// <param name="Name">First line.</param>
/// <param name="Address">Lines between name and postcode.</param>
/// <param name="Postcode">A dash in countries that have none.</param>
/// <param name="City">Town.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record PostalParty(string Name, string Address, string Postcode, string City, string Country);

/// <summary>A letter as the provider knows it.</summary>
/// <param name="Id">The provider's own.</param>
/// <param name="DepositedOn">Day it was taken in.</param>
/// <param name="States">All states so far, in order.</param>
public sealed record PostedLetter(
    [property: JsonRequired] string Id, [property: JsonRequired] DateOnly DepositedOn, IReadOnlyList<PostedState>? States);

/// <summary>One state of a letter.</summary>
/// <param name="State"><c>deposited</c>, <c>first_presented</c>, <c>delivered</c>, <c>refused</c>, <c>unclaimed</c> or <c>unknown_address</c>.</param>
/// <param name="On">The provider's date of it.</param>
public sealed record PostedState([property: JsonRequired] string State, [property: JsonRequired] DateOnly On);
