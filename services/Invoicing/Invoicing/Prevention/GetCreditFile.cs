using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>The credit file of a customer as of the business day.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="AsOf">The day that what is in force was read for.</param>
/// <param name="Limit">In force, or null.</param>
/// <param name="Cover">In force, or null.</param>
/// <param name="FoundedOn">Where known.</param>
/// <param name="Assessments">The latest first.</param>
/// <param name="Limits">All, the latest first.</param>
/// <param name="Covers">All, the latest first.</param>
/// <param name="ExtensionConsents">All.</param>
/// <param name="Signals">The latest first.</param>
/// <param name="Version">For If-Match.</param>
public sealed record CreditFileAnswer(
    string Number, DateOnly AsOf, LimitAnswer? Limit, CoverAnswer? Cover, DateOnly? FoundedOn, IReadOnlyList<AssessmentAnswer> Assessments, IReadOnlyList<LimitAnswer> Limits,
    IReadOnlyList<CoverAnswer> Covers, IReadOnlyList<ExtensionConsentAnswer> ExtensionConsents, IReadOnlyList<SignalAnswer> Signals, long Version);

/// <summary>An assessment.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Source">Who assessed.</param>
/// <param name="Score">As the source gives it.</param>
/// <param name="Limit">What the source would lend.</param>
/// <param name="AssessedOn">When.</param>
/// <param name="ExpiresOn">Last day it is good for.</param>
/// <param name="HasExpired">As of the business day.</param>
public sealed record AssessmentAnswer(string Reference, string Source, string? Score, Money? Limit, DateOnly AssessedOn, DateOnly? ExpiresOn, bool HasExpired);

/// <summary>A limit.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Amount">At most.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="By">The key of the person or machine that set it.</param>
public sealed record LimitAnswer(string Reference, Money Amount, DateOnly From, DateOnly? Until, string By);

/// <summary>What an insurer covers.</summary>
/// <param name="Policy">Its number.</param>
/// <param name="Insurer">Who insures.</param>
/// <param name="Insured">Covered exposure.</param>
/// <param name="Percent">Share of a loss that is paid.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="DeclareWithinDays">From the due date.</param>
/// <param name="ExtendAtMostDays">From the due date.</param>
/// <param name="HandOverWithinDays">From the due date.</param>
public sealed record CoverAnswer(
    string Policy, string Insurer, Money Insured, int Percent, DateOnly From, DateOnly? Until, int DeclareWithinDays, int ExtendAtMostDays, int HandOverWithinDays);

/// <summary>A later due date that the insurer allowed.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Until">Last day allowed.</param>
public sealed record ExtensionConsentAnswer(string Reference, string Invoice, int Year, DateOnly Until);

/// <summary>A signal from the field.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Kind">What.</param>
/// <param name="Severity"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="On">When it was heard.</param>
/// <param name="ExpiresOn">Last day it counts.</param>
/// <param name="Note">In words; null where there were none or they were erased.</param>
public sealed record SignalAnswer(string Reference, string Kind, string Severity, DateOnly On, DateOnly? ExpiresOn, string? Note);

static class GetCreditFile
{
    public static void MapGetCreditFile(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/customers/{number}/credit", Get).RequireRole(Readers.All).WithTags("prevention")
            .WithSummary("The credit file of a customer, with what is in force today").Produces<CreditFileAnswer>();

    static async Task<IResult> Get(string siren, string number, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        if (request.Inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(desk.Database, stop);
        if (await session.Read("select number, content, version from credit_files where customer = $1", Row, stop, request.Customer) is not [var (shown, file, version)]) return Problems.NotFound("credit file");
        var notes = (await session.Read("select reference, note from field_signal_notes where customer = $1", r => (Reference: r.GetString(0), Note: r.GetString(1)), stop, request.Customer))
            .ToDictionary(n => n.Reference, n => n.Note, StringComparer.OrdinalIgnoreCase);
        http.Response.Headers.ETag = $"\"{version}\"";
        return Results.Ok(Answered(shown, file, notes, desk.Today, version));
    }

    static (string, CreditFile, long) Row(NpgsqlDataReader r) => (r.GetString(0), CreditFileTable.Read(r.GetString(1)), r.GetInt64(2));

    static CreditFileAnswer Answered(string number, CreditFile file, Dictionary<string, string> notes, DateOnly today, long version) => new(
        number, today, file.LimitOn(today) is { } limit ? Of(file.Limits.First(l => l.Value == limit)) : null, file.CoverOn(today) is { } cover ? Of(cover) : null, file.FoundedOn,
        [.. file.Assessments.OrderByDescending(a => a.Value.AssessedOn).Select(a => new AssessmentAnswer(
            a.Key, a.Value.Source, a.Value.Score, a.Value.Limit, a.Value.AssessedOn, a.Value.ExpiresOn, a.Value.HasExpired(today)))],
        [.. file.Limits.OrderByDescending(l => l.Value.Limit.From).Select(Of)], [.. file.Covers.OrderByDescending(c => c.Value.From).Select(Of)],
        [.. file.Consents.OrderBy(c => c.Value.Until).Select(c => new ExtensionConsentAnswer(c.Key, c.Value.Invoice, c.Value.Year, c.Value.Until))],
        [.. file.Signals.OrderByDescending(s => s.Value.On).Select(s => new SignalAnswer(
            s.Key, Words.Of(s.Value.Kind), Words.Of(s.Value.Severity), s.Value.On, s.Value.ExpiresOn, notes.GetValueOrDefault(s.Key)))],
        version);

    static LimitAnswer Of(KeyValuePair<string, LimitSet> of) => new(of.Key, of.Value.Limit.Amount, of.Value.Limit.From, of.Value.Limit.Until, of.Value.By);

    static CoverAnswer Of(KeyValuePair<string, Cover> of) => new(
        of.Key, of.Value.Insurer, of.Value.Insured, of.Value.Percent, of.Value.From, of.Value.Until, of.Value.DeclareWithinDays, of.Value.ExtendAtMostDays, of.Value.HandOverWithinDays);
}
