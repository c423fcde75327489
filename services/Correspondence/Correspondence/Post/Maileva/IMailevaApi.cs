using System.Text.Json.Serialization;

namespace Recouvrement.Correspondence.Post.Maileva;

/// <summary>Sendings of one product of Maileva (La Poste): <c>registered_mail/v4</c> or <c>mail/v2</c>, whose paths are the same. See ../README.md.</summary>
[AllowAnyStatusCode]
public interface IMailevaApi
{
    /// <summary>A draft: 201 with a <see cref="Sending"/>.</summary>
    [Post("/sendings")]
    Task<HttpResponseMessage> Create([Header("Authorization")] string token, [Body] NewSending sending, CancellationToken stop);

    /// <summary>A page of all sendings, from 1.</summary>
    [Get("/sendings")]
    Task<HttpResponseMessage> All([Header("Authorization")] string token, [Query("start_index")] int from, [Query("count")] int count, CancellationToken stop);

    /// <summary>One sending.</summary>
    [Get("/sendings/{id}")]
    Task<HttpResponseMessage> One([Header("Authorization")] string token, [Path] string id, CancellationToken stop);

    /// <summary>Throws a draft away; what was submitted stays.</summary>
    [Delete("/sendings/{id}")]
    Task<HttpResponseMessage> Delete([Header("Authorization")] string token, [Path] string id, CancellationToken stop);

    /// <summary>Adds a document, printed by its priority: multipart, <c>document</c> and <c>metadata</c>.</summary>
    [Post("/sendings/{id}/documents")]
    Task<HttpResponseMessage> AddDocument([Header("Authorization")] string token, [Path] string id, [Body] HttpContent document, CancellationToken stop);

    /// <summary>Adds the addressee.</summary>
    [Post("/sendings/{id}/recipients")]
    Task<HttpResponseMessage> AddRecipient([Header("Authorization")] string token, [Path] string id, [Body] Recipient recipient, CancellationToken stop);

    /// <summary>Orders it to be produced and posted; it cannot be called off any more. 400 where it is no draft.</summary>
    [Post("/sendings/{id}/submit")]
    Task<HttpResponseMessage> Submit([Header("Authorization")] string token, [Path] string id, CancellationToken stop);

    /// <summary>The addressees with all that happened to each: here always one.</summary>
    [Get("/sendings/{id}/recipients")]
    Task<HttpResponseMessage> Recipients([Header("Authorization")] string token, [Path] string id, CancellationToken stop);

    /// <summary>A scan: <c>download_deposit_proof</c>, <c>download_acknowledgement_of_receipt</c> or <c>download_undelivered_mail</c>.</summary>
    [Get("/sendings/{id}/recipients/{recipient}/{what}")]
    Task<HttpResponseMessage> Download([Header("Authorization")] string token, [Path] string id, [Path] string recipient, [Path] string what, CancellationToken stop);
}

/// <summary>Where tokens come from: OpenID Connect with the password grant.</summary>
[AllowAnyStatusCode]
public interface IMailevaTokens
{
    /// <summary>A token: form of grant_type, client_id, client_secret, username, password.</summary>
    [Post("/auth/realms/services/protocol/openid-connect/token")]
    Task<HttpResponseMessage> Give([Body] HttpContent form, CancellationToken stop);
}

/// <summary>A sending to be made. Personal data.</summary>
public sealed record NewSending(
    string Name, string CustomId, bool AcknowledgementOfReceipt, DateOnly ExpectedDate, bool ColorPrinting, bool DuplexPrinting, bool OptionalAddressSheet, bool PrintSenderAddress,
    bool ReturnedMailScanning, int ArchivingDuration, string PostageType,
    [property: JsonPropertyName("sender_address_line_1")] string? Line1, [property: JsonPropertyName("sender_address_line_2")] string? Line2,
    [property: JsonPropertyName("sender_address_line_3")] string? Line3, [property: JsonPropertyName("sender_address_line_4")] string? Line4,
    [property: JsonPropertyName("sender_address_line_5")] string? Line5, [property: JsonPropertyName("sender_address_line_6")] string? Line6, string SenderCountryCode);

/// <summary>A sending as it is told.</summary>
public sealed record Sending([property: JsonRequired] string Id, string? CustomId, string? Status, DateTimeOffset? CreationDate, DateTimeOffset? SubmissionDate, long? DocumentsWeight, int? DocumentsCount = null);

/// <summary>A page of sendings.</summary>
public sealed record Sendings([property: JsonRequired, JsonPropertyName("sendings")] IReadOnlyList<Sending> Page);

/// <summary>Six lines of an address, and of an addressee what happened to its letter. Personal data.</summary>
public sealed record Recipient(
    string? CustomId,
    [property: JsonPropertyName("address_line_1")] string? Line1, [property: JsonPropertyName("address_line_2")] string? Line2,
    [property: JsonPropertyName("address_line_3")] string? Line3, [property: JsonPropertyName("address_line_4")] string? Line4,
    [property: JsonPropertyName("address_line_5")] string? Line5, [property: JsonPropertyName("address_line_6")] string? Line6, string CountryCode)
{
    /// <summary>The provider's id.</summary>
    public string? Id { get; init; }

    /// <summary>How far production is.</summary>
    public string? Status { get; init; }

    /// <summary>Every scan of the carrier.</summary>
    public IReadOnlyList<DeliveryStatus>? DeliveryStatuses { get; init; }

    /// <summary>The provider's own reading of the scans.</summary>
    public IReadOnlyList<DeliveryStatus>? MainDeliveryStatuses { get; init; }

    /// <summary>When it was deposited.</summary>
    public DateTimeOffset? DepositProofDate { get; init; }

    /// <summary>There is a proof of deposit.</summary>
    public string? DepositProofUrl { get; init; }

    /// <summary>There is an acknowledgement of receipt.</summary>
    public string? AcknowledgementOfReceiptUrl { get; init; }

    /// <summary>When it came back.</summary>
    public DateTimeOffset? UndeliveredMailDate { get; init; }

    /// <summary>There is a scan of what came back.</summary>
    public string? UndeliveredMailUrl { get; init; }

    /// <summary>Why: N02, N03, N05 or N07.</summary>
    public string? UndeliveredMailReason { get; init; }

    /// <summary>Postage in euros.</summary>
    public decimal? PostagePrice { get; init; }

    /// <summary>Number of the registered letter, for people.</summary>
    public string? RegisteredNumber { get; init; }
}

/// <summary>The addressees of a sending.</summary>
public sealed record Recipients([property: JsonRequired, JsonPropertyName("recipients")] IReadOnlyList<Recipient> All);

/// <summary>One scan.</summary>
/// <param name="Date">When.</param>
/// <param name="Code">LP00 to LP29.</param>
/// <param name="Category">Of the provider's own reading: DELIVERING, FIRST_PRESENTATION, DELIVERED or UNDELIVERED.</param>
public sealed record DeliveryStatus(DateTimeOffset? Date, string? Code, string? Category);

/// <summary>A token.</summary>
public sealed record Token([property: JsonRequired] string AccessToken, int? ExpiresIn);
