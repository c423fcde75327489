using System.Text.Json.Serialization;

namespace Recouvrement.Correspondence.Post.Ar24;

/// <summary>Registered electronic mail by AR24 (qualified service, group Docaposte). Each request has a token, its date in Paris, and that date enciphered. See ../README.md.</summary>
[AllowAnyStatusCode]
public interface IAr24Api
{
    /// <summary>Lays a file down: multipart of token, date, id_user, file.</summary>
    [Post("/attachment")]
    Task<HttpResponseMessage> Attach([Header("signature")] string signature, [Body] HttpContent form, CancellationToken stop);

    /// <summary>Sends a mail: form of token, date, id_user, to_…, content, ref_dossier, attachment.</summary>
    [Post("/mail")]
    Task<HttpResponseMessage> Send([Header("signature")] string signature, [Body] HttpContent form, CancellationToken stop);

    /// <summary>One mail.</summary>
    [Get("/mail")]
    Task<HttpResponseMessage> One([Header("signature")] string signature, [Query("token")] string token, [Query("date")] string date, [Query("id_user")] string user, [Query("id")] string id, CancellationToken stop);

    /// <summary>The mails of our account, the latest first, a page from <paramref name="from"/>.</summary>
    [Get("/user/mail")]
    Task<HttpResponseMessage> All(
        [Header("signature")] string signature, [Query("token")] string token, [Query("date")] string date, [Query("id_user")] string user, [Query("start")] int from, [Query("max")] int count, CancellationToken stop);

    /// <summary>A proof, at the place that a mail tells.</summary>
    [Get("/proof/{name}")]
    Task<HttpResponseMessage> Proof([Header("signature")] string signature, [Path] string name, [Query("token")] string token, CancellationToken stop);
}

/// <summary>What is around every answer.</summary>
/// <param name="Status">SUCCESS, ERROR or maintenance.</param>
/// <param name="Slug">Name of an error.</param>
/// <param name="Result">What was asked for.</param>
public sealed record Ar24Answer<T>(string? Status, string? Slug, T? Result);

/// <summary>A file that was laid down.</summary>
public sealed record Ar24File([property: JsonRequired] string FileId);

/// <summary>A page of mails.</summary>
public sealed record Ar24Mails([property: JsonPropertyName("mails")] IReadOnlyList<Ar24Mail>? Page);

/// <summary>A mail with all that happened to it. Dates are in Paris, <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
public sealed record Ar24Mail([property: JsonRequired] string Id)
{
    /// <summary>One word for where it is: waiting, dp, ev, AR, refused, negligence, bounced, recipient_update.</summary>
    public string? Status { get; init; }

    /// <summary>Our key.</summary>
    public string? RefDossier { get; init; }

    /// <summary>When it was taken.</summary>
    public string? Date { get; init; }

    /// <summary>It could not be sent.</summary>
    public bool? SendFail { get; init; }

    /// <summary>When the notice went to the addressee, time-stamped.</summary>
    public string? TsEvDate { get; init; }

    /// <summary>When it was accepted.</summary>
    public string? ViewDate { get; init; }

    /// <summary>When it was refused.</summary>
    public string? RefusedDate { get; init; }

    /// <summary>When the 15 days of the addressee were over.</summary>
    public string? NegligenceDate { get; init; }

    /// <summary>When the notice came back.</summary>
    public string? BouncedDate { get; init; }

    /// <summary>Proof of the notice.</summary>
    public string? ProofEvUrl { get; init; }

    /// <summary>Proof that it was accepted.</summary>
    public string? ProofArUrl { get; init; }

    /// <summary>Proof that it was not.</summary>
    public string? ProofNgUrl { get; init; }

    /// <summary>Proof that it was refused.</summary>
    public string? ProofRfUrl { get; init; }

    /// <summary>Proof that the notice came back.</summary>
    public string? ProofBcUrl { get; init; }

    /// <summary>Price in euros without tax.</summary>
    public decimal? PriceHt { get; init; }
}
