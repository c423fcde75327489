using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.GeneralTerms;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.GeneralTerms;

/// <summary>A clause of general terms.</summary>
/// <param name="Kind">
/// <c>penalty_rate</c>, <c>recovery_compensation</c>, <c>payment_term</c>, <c>retention_of_title</c>, <c>jurisdiction</c>, <c>capitalisation</c>, <c>acceleration</c>, <c>penalty</c>,
/// <c>suspension</c>, <c>governing_law</c> or <c>other</c>.
/// </param>
/// <param name="TextSha256">SHA-256 of its words, 64 hexadecimal digits.</param>
/// <param name="From">First day it holds; as long as its version where absent.</param>
/// <param name="Until">Last day; open where absent.</param>
public sealed record ClauseAsked(string Kind, string TextSha256, DateOnly? From = null, DateOnly? Until = null);

/// <summary>A version of the general terms.</summary>
/// <param name="ValidFrom">First day for new contracts.</param>
/// <param name="TextSha256">SHA-256 of the whole document, 64 hexadecimal digits.</param>
/// <param name="Clauses">In the order of the document.</param>
public sealed record TermsAsked(DateOnly ValidFrom, string TextSha256, IReadOnlyList<ClauseAsked> Clauses);

/// <summary>A version of the general terms as it stands in the register.</summary>
/// <param name="Version">The entity's own name of it.</param>
/// <param name="ValidFrom">First day for new contracts.</param>
/// <param name="IsInForce">It is the one for contracts of today.</param>
/// <param name="TextSha256">SHA-256 of the whole document.</param>
/// <param name="Clauses">In the order of the document.</param>
public sealed record TermsAnswer(string Version, DateOnly ValidFrom, bool IsInForce, string TextSha256, IReadOnlyList<ClauseAsked> Clauses);

static class PublishTerms
{
    const int MostClauses = 200;

    public static void MapGeneralTerms(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/creditors/{siren}/general-terms/{version}", Put).RequireRole(Roles.Erp, Roles.Manager).WithTags("general terms")
            .WithSummary("Registers a version of the general terms with its clauses; once in force it never changes").TakesCommand();
        routes.MapGet("/creditors/{siren}/general-terms", All).RequireRole(Readers.All).WithTags("general terms").WithSummary("All versions of the general terms, the latest first");
    }

    static Task<IResult> Put(
        string siren, string version, TermsAsked asked, [FromHeader(Name = "If-Match")] string? ifMatch, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, name) = (inspection.Siren(siren), inspection.PathKey("version", version));
        var terms = new TermsVersion(inspection.Day("validFrom", asked.ValidFrom), inspection.Sha256("textSha256", asked.TextSha256), Clauses(inspection, asked.Clauses));
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session => await KnownCreditor.IsKnown(session, siren, stop)
            ? Answer.From(await books.GeneralTerms.Handle(
                session, BusinessKey.OfGeneralTerms(entity), new TermsCommand.Publish(siren, name, terms, clock.Today), http.EventContext(clock), stop, Answer.Version(ifMatch)))
            : KnownCreditor.Unknown(siren), stop);
    }

    static async Task<IReadOnlyList<TermsAnswer>> All(string siren, PreventionDesk desk, CancellationToken stop)
    {
        await using var session = await Session.Open(desk.Database, stop);
        var register = await TermsTables.Register(session, siren, stop);
        var inForce = register.InForceOn(desk.Today)?.Key;
        return [.. register.Versions.OrderByDescending(v => v.Value.ValidFrom).Select(v => new TermsAnswer(v.Key, v.Value.ValidFrom, v.Key == inForce, v.Value.TextSha256, Told(v.Value.Clauses)))];
    }

    public static IReadOnlyList<ClauseAsked> Told(IEnumerable<Clause> clauses) => [.. clauses.Select(c => new ClauseAsked(Words.Of(c.Kind), c.TextSha256, c.From, c.Until))];

    static ImmutableList<Clause> Clauses(Inspection inspection, IReadOnlyList<ClauseAsked> asked)
    {
        if (asked.Count > MostClauses)
        {
            inspection.Wrong("clauses", $"It has at most {MostClauses} clauses.");
            return [];
        }

        return
        [
            .. asked.Select((c, i) => new Clause(
                inspection.Word<ClauseKind>($"clauses[{i}].kind", c.Kind), inspection.Sha256($"clauses[{i}].textSha256", c.TextSha256),
                c.From is { } from ? inspection.Day($"clauses[{i}].from", from) : null, inspection.DayFrom($"clauses[{i}].until", c.Until, c.From ?? Inspection.Earliest))),
        ];
    }
}
