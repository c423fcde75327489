using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>What to preview. The source given here, else the version, else the shipped text; filled with a sample, or with the latest message that was asked for in a case.</summary>
/// <param name="Version">A version of the entity's own.</param>
/// <param name="Draft">A source that is kept nowhere.</param>
/// <param name="Sample">Name of a sample; absent without a case: the first.</param>
/// <param name="Case">Stream id of a dunning case of this entity.</param>
public sealed record TextPreview(int? Version = null, TextDraft? Draft = null, string? Sample = null, Guid? Case = null);

/// <summary>Shows what a text would say. Nothing is stored and nothing can leave by it.</summary>
static class PreviewText
{
    // Over the whole page, so that no preview is taken for a letter.
    const string Mark = "#set page(foreground: rotate(-45deg, text(font: \"Liberation Sans\", size: 54pt, weight: \"bold\", fill: rgb(200, 0, 0, 60))[APERÇU / PREVIEW]))\n";

    public static void MapPreviewText(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/creditors/{siren}/templates/{kind}/{form}/{language}/preview", Preview).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("templates")
            .WithMetadata(new RequestSizeLimitAttribute(TextPath.Largest)).WithSummary("A letter as PDF or an e-mail as JSON, from a sample or a real case; marked as a preview, stored nowhere, sent to nobody")
            .Produces<EmailText>().Produces(StatusCodes.Status200OK, contentType: Document.Pdf).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422).ProducesProblem(503);

    static async Task<IResult> Preview(
        string siren, string kind, string form, string language, TextPreview asked, TextPress press, ShippedTexts shipped, MessageStreams messages, NpgsqlDataSource database, BusinessClock clock, HttpContext http,
        CancellationToken stop, string? tone = null)
    {
        if (TextPath.Read(siren, kind, form, language, tone, out var key) is { } problem) return problem;
        if (asked is { Version: not null, Draft: not null }) return Problems.Invalid("draft", "is given, or else a version");
        if (asked is { Sample: not null, Case: not null }) return Problems.Invalid("sample", "is given, or else a case");
        if (asked.Sample is not null && !TextSamples.Names.Contains(asked.Sample)) return Problems.Invalid("sample", $"is one of {string.Join(", ", TextSamples.Names)}");

        await using var session = await Session.Open(database, stop);
        var (source, wrong) = asked.Draft is { } draft ? TextPath.Source(key.Form, draft, shipped.Parts)
            : (asked.Version is { } version ? await TextTable.Source(session, key, version, stop) : shipped.Of(key.Name, key.Form), null);
        if (source is null) return wrong ?? Problems.NotFound("version of this text");
        var (content, missing) = asked.Case is { } dunningCase ? await OfCase(session, messages, key, dunningCase, clock, stop)
            : (SampleContent.Of(TextSamples.For(key.Kind).First(sample => sample.Name == (asked.Sample ?? sample.Name)), key.Form, key.Language, key.Tone), null);
        if (content is null) return missing!;

        // It may show names and addresses of a real debtor.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return source switch
            {
                TextSource.Letter letter => TypedResults.File(await press.Typeset(new(Mark + letter.Typst), key.Name, content, stop), Document.Pdf),
                TextSource.Email email   => TypedResults.Ok(press.Fill(email, content)),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (OwnTextFails fails)
        {
            return Problems.Of(422, "does_not_render", fails.Message);
        }
        catch (TypesettingFailed busy)
        {
            return ChangeTexts.Busy(busy);
        }
    }

    static async Task<(TextContent? Content, IResult? Missing)> OfCase(Session session, MessageStreams messages, TextKey key, Guid dunningCase, BusinessClock clock, CancellationToken stop)
    {
        var latest = await session.Read(
            "select decision from messages where case_id = $1 and creditor = $2 and requested_on is not null order by requested_on desc, decision desc limit 1", r => r.GetGuid(0), stop, dunningCase, key.Creditor);
        if (latest is not [var decision]) return (null, Problems.NotFound("message of this case"));
        var asked = (await messages.History(session, decision, stop)).Select(h => h.Fact).OfType<MessageEvent.MessageRequested>().First();
        if (await AddressBook.Letterhead(session, key.Creditor, stop) is not { } creditor) return (null, Problems.Of(409, "no_letterhead", "Nothing is known of the letterhead of this entity."));
        if (await AddressBook.Debtor(session, asked.Asked.Debtor, stop) is not { } debtor) return (null, Problems.Of(409, "no_contacts", "Nothing is known of the contacts of this debtor."));
        var channel = key.Form is TextForm.Email ? Channel.Email : asked.About.Channel is Channel.Email ? Channel.Letter : asked.About.Channel;
        if (Domain.Addressees.Addressee.Of(channel, asked.Asked.Role, debtor.Contacts, debtor.Seat) is not { } recipient) return (null, Problems.Of(409, "no_address", "This debtor cannot be reached that way."));
        // Whatever day and link the message had, a preview shows neither as real.
        var content = Content.Of(decision, asked with { About = asked.About with { Channel = channel } }, debtor, recipient.Contact, creditor, null, clock.Today);
        return (content with { Language = key.Language, Tone = key.Tone ?? content.Tone, AnswerUrl = null, Deadline = content.Deadline ?? clock.Today.AddDays(20), SanctionOn = content.SanctionOn ?? clock.Today.AddDays(30) }, null);
    }
}
