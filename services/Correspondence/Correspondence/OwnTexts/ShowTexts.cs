using Npgsql;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>A version of a text that the entity has written.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Form"><c>letter</c> or <c>email</c>.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Tone">Only for messages of this tone; null: for all.</param>
/// <param name="Version">From 1.</param>
/// <param name="State"><c>draft</c>, <c>scheduled</c>, <c>in_force</c>, <c>superseded</c> or <c>retired</c>.</param>
/// <param name="Sha256">Of its source.</param>
/// <param name="DraftedBy">Its author.</param>
/// <param name="DraftedOn">Business date.</param>
/// <param name="Note">What the author noted.</param>
/// <param name="Passed">Of its last check; null while it was not checked.</param>
/// <param name="Missing">Names of what that check found.</param>
/// <param name="CheckedOn">Business date.</param>
/// <param name="ActiveFrom">First day in force.</param>
/// <param name="ActivatedBy">Who put it in force.</param>
/// <param name="ActivatedOn">Business date.</param>
/// <param name="Why">What was noted when it was put in force.</param>
/// <param name="RetiredOn">Since when it is used no more.</param>
/// <param name="RetiredBy">Who retired it.</param>
/// <param name="RetirementReason"><c>fails</c>, <c>wrong</c>, <c>outdated</c> or <c>no_longer_wanted</c>.</param>
public sealed record TextVersionItem(
    string Kind, string Form, string Language, string? Tone, int Version, string State, string Sha256, string DraftedBy, DateOnly DraftedOn, string? Note, bool? Passed, IReadOnlyList<string> Missing,
    DateOnly? CheckedOn, DateOnly? ActiveFrom, string? ActivatedBy, DateOnly? ActivatedOn, string? Why, DateOnly? RetiredOn, string? RetiredBy, string? RetirementReason);

/// <summary>A text as one writes it: <paramref name="Source"/> of a letter; subject with text and HTML of an e-mail, or with one body that gives both.</summary>
/// <param name="Source">Typst, which may import <c>letter.typ</c>.</param>
/// <param name="Subject">Handlebars.</param>
/// <param name="Text">Handlebars of the plain text.</param>
/// <param name="Html">Handlebars of the HTML.</param>
/// <param name="Body">Handlebars of both, as the shipped e-mails have it.</param>
/// <param name="Note">For colleagues, at most 300 characters; it is part of no text.</param>
public sealed record TextDraft(string? Source = null, string? Subject = null, string? Text = null, string? Html = null, string? Body = null, string? Note = null);

/// <summary>A version with its source.</summary>
/// <param name="Version">What it is.</param>
/// <param name="Draft">Its source.</param>
public sealed record TextVersionAnswer(TextVersionItem Version, TextDraft Draft);

/// <summary>A shipped text.</summary>
/// <param name="Name"><c>formal_notice.fr</c>.</param>
/// <param name="Letter">Where there is one by post.</param>
/// <param name="Email">Where there is one by e-mail.</param>
public sealed record ShippedText(string Name, TextDraft? Letter, TextDraft? Email);

static class ShowTexts
{
    public static void MapShowTexts(this IEndpointRouteBuilder routes)
    {
        var shipped = routes.MapGroup("/templates/shipped").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("templates");
        shipped.MapGet("", (ShippedTexts texts) => TypedResults.Ok(texts.Names)).WithSummary("Names of the texts of the product");
        shipped.MapGet("/{name}", Shipped).WithSummary("A text of the product, to start from").Produces<ShippedText>().ProducesProblem(404);
        var own = routes.MapGroup("/creditors/{siren}/templates").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("templates");
        own.MapGet("", List).WithSummary("The entity's own texts in all their versions").Produces<TextVersionItem[]>();
        own.MapGet("/{kind}/{form}/{language}/versions/{version:int}", Show).WithSummary("A version with its source").Produces<TextVersionAnswer>().ProducesProblem(404);
    }

    /// <summary>A source as it is drafted.</summary>
    public static TextDraft Draft(TextSource source) => source switch
    {
        TextSource.Letter letter => new(letter.Typst),
        TextSource.Email { Handlebars: var mail } when mail.Text == mail.Html => new(Subject: mail.Subject, Body: mail.Text),
        TextSource.Email { Handlebars: var mail } => new(Subject: mail.Subject, Text: mail.Text, Html: mail.Html),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    static IResult Shipped(string name, ShippedTexts texts)
    {
        if (name.Split('.') is not [var kind, var language] || TextKey.Known(kind) is null || !TextNames.Languages.Contains(language)) return Problems.NotFound("shipped text");
        var (letter, email) = (texts.Of(name, TextForm.Letter), texts.Of(name, TextForm.Email));
        return letter is null && email is null ? Problems.NotFound("shipped text") : TypedResults.Ok(new ShippedText(name, letter is null ? null : Draft(letter), email is null ? null : Draft(email)));
    }

    static async Task<IResult> List(string siren, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop) =>
        Siren.Parse(siren) is { } creditor ? TypedResults.Ok(await TextTable.Versions(database, creditor.Digits, clock.Today, stop)) : Problems.Invalid("siren", "is nine digits");

    static async Task<IResult> Show(
        string siren, string kind, string form, string language, int version, NpgsqlDataSource database, TextStreams texts, BusinessClock clock, HttpContext http, CancellationToken stop, string? tone = null)
    {
        if (TextPath.Read(siren, kind, form, language, tone, out var key) is { } problem) return problem;
        var item = (await TextTable.Versions(database, key.Creditor, clock.Today, stop))
            .FirstOrDefault(v => v.Kind == key.Kind && v.Form == form && v.Language == key.Language && v.Tone == key.Tone && v.Version == version);
        await using var session = await Session.Open(database, stop);
        if (item is null || await TextTable.Source(session, key, version, stop) is not { } source) return Problems.NotFound("version of this text");
        http.Response.Headers.ETag = $"\"{(await texts.Load(session, key.Stream, stop)).Version}\"";
        return TypedResults.Ok(new TextVersionAnswer(item, Draft(source)));
    }
}
