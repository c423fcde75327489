using Npgsql;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Litigation.Court;

/// <summary>
/// What goes to a court or an insolvency office, as PDF: made from what was frozen, so that it is the same to the cent whenever it is printed. It is the creditor's own paper, and looks like no act of a court (C. pén. 433-13).
/// </summary>
sealed class CourtPapers(Typesetter typesetter, NpgsqlDataSource database, CourtStreams proceedings, InsolvencyStreams insolvencies)
{
    const string Pdf = "application/pdf";

    static readonly string Templates = Path.Combine(AppContext.BaseDirectory, "Templates");

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/proceedings/{id:guid}/request.pdf", (Guid id, CourtPapers papers, CancellationToken stop, bool note = false) => papers.Request(id, note, stop)).RequireRole(Roles.Collector, Roles.Manager).WithTags("court")
            .WithSummary("The request with its breakdown and list of exhibits; with note, a page for the creditor of what is to be checked, not to be sent").Produces(200, contentType: Pdf).ProducesProblem(404).ProducesProblem(409);
        routes.MapGet("/insolvency-claims/{id:guid}/declaration.pdf", (Guid id, CourtPapers papers, CancellationToken stop, bool note = false) => papers.Declaration(id, note, stop)).RequireRole(Roles.Collector, Roles.Manager).WithTags("insolvency")
            .WithSummary("The declaration of a claim in insolvency proceedings; with note, a page for the creditor of what is to be checked, not to be sent").Produces(200, contentType: Pdf).ProducesProblem(404).ProducesProblem(409);
    }

    async Task<IResult> Request(Guid id, bool note, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (state, _) = await proceedings.Load(session, id, stop);
        if (state is not { Matter: { } matter, Plan: { } plan }) return Problems.NotFound("proceeding");
        if (state.Request is not { } request) return NotDrawnUp;
        var (creditor, debtor) = (await Parties.Creditor(session, matter.Of.Creditor, stop), await Parties.Debtor(session, matter.Of.Debtor, stop));
        if (Missing(creditor, debtor) is { } missing) return missing;
        return Made(await typesetter.Typeset(Path.Combine(Templates, "request.typ"), RequestContent.Of(matter, plan, request, creditor!, debtor!, note), stop), $"requete-{matter.Reference}.pdf");
    }

    async Task<IResult> Declaration(Guid id, bool note, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (state, _) = await insolvencies.Load(session, id, stop);
        if (state.Of is not { } of) return Problems.NotFound("insolvency");
        if (state.Statement is not { } statement) return NotDrawnUp;
        var (creditor, debtor) = (await Parties.Creditor(session, of.Creditor, stop), await Parties.Debtor(session, of.Debtor, stop));
        if (Missing(creditor, debtor) is { } missing) return missing;
        var content = DeclarationContent.Of(of, state, statement, creditor!, debtor!, InsolvencyTimetable.Of(state with { DeclaredOn = null }, TimeLimits.Shipped).FirstOrDefault(d => d.What is InsolvencyDeadlineKind.Declare)?.Days.SafeOn, note);
        return Made(await typesetter.Typeset(Path.Combine(Templates, "declaration.typ"), content, stop), $"declaration-{of.CustomerNumber}.pdf");
    }

    static IResult NotDrawnUp => Problems.Of(409, "not_drawn_up", "Nothing was drawn up yet.");

    static IResult? Missing(Party? creditor, Party? debtor) =>
        creditor is null ? Problems.Of(409, "creditor_unknown", "The letterhead of the creditor entity is not known here.")
        : debtor is null ? Problems.Of(409, "debtor_unknown", "Neither seat nor address of the debtor is known here, or they were erased.")
        : null;

    static IResult Made(byte[] pdf, string name) => Results.File(pdf, Pdf, string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-')));
}

/// <summary>A request as its template reads it: cents and ISO dates.</summary>
sealed record RequestContent(
    Party Creditor, Party Debtor, string CourtKind, string City, string Procedure, string Reference, string AsOf, IReadOnlyList<ClaimContent> Claims, long PrincipalCents, long InterestCents, long CompensationCents,
    long CostsCents, long TotalCents, IReadOnlyList<ExhibitContent> Exhibits, bool Note)
{
    public static RequestContent Of(CourtMatter matter, CourtPlan plan, CourtRequest request, Party creditor, Party debtor, bool note) => new(
        creditor, debtor, Spelling.Of(plan.Court.Kind), plan.Court.City, Spelling.Of(plan.Procedure), matter.Reference, ClaimContent.Day(request.AsOf), [.. request.Claims.Select(ClaimContent.Of)],
        request.Principal().Cents, request.Interest().Cents, request.Compensation().Cents, request.Costs.Cents, request.Total().Cents, [.. request.Exhibits.Select(ExhibitContent.Of)], note);
}

/// <summary>A declaration as its template reads it.</summary>
sealed record DeclarationContent(
    Party Creditor, Party Debtor, string Kind, string JudgmentOn, string? PublishedOn, string? DeclareBy, string CustomerNumber, IReadOnlyList<ClaimContent> FallenDue, IReadOnlyList<ClaimContent> ToFallDue,
    long FallenDueCents, long ToFallDueCents, long TotalCents, string Security, bool HasTitle, IReadOnlyList<ExhibitContent> Exhibits, bool Note)
{
    public static DeclarationContent Of(InsolvencyOf of, InsolvencyClaim state, InsolvencyStatement statement, Party creditor, Party debtor, DateOnly? declareBy, bool note) => new(
        creditor, debtor, state.Kind, ClaimContent.Day(of.JudgmentOn), state.PublishedOn is { } published ? ClaimContent.Day(published) : null, declareBy is { } by ? ClaimContent.Day(by) : null, of.CustomerNumber,
        [.. statement.Claims.Where(c => c.DueOn < of.JudgmentOn).Select(ClaimContent.Of)], [.. statement.Claims.Where(c => c.DueOn >= of.JudgmentOn).Select(ClaimContent.Of)],
        statement.FallenDue(of.JudgmentOn).Cents, statement.ToFallDue(of.JudgmentOn).Cents, statement.Total().Cents, Spelling.Of(statement.Security), statement.HasTitle, [.. statement.Exhibits.Select(ExhibitContent.Of)], note);
}

/// <summary>One invoice.</summary>
sealed record ClaimContent(
    string Reference, string IssuedOn, string DueOn, long AmountCents, long PrincipalCents, long InterestCents, long CompensationCents, IReadOnlyList<LineContent> Lines)
{
    public static ClaimContent Of(RequestedClaim c) => new(
        c.Reference, Day(c.IssuedOn), Day(c.DueOn), c.Amount.Cents, c.Principal.Cents, c.Interest.Cents, c.Compensation.Cents,
        [.. c.Lines.Select(l => new LineContent(Day(l.From), Day(l.To), l.Days, l.RatePercent, l.Base.Cents, l.Amount.Cents))]);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Interest over one period.</summary>
sealed record LineContent(string From, string To, int Days, string RatePercent, long BaseCents, long AmountCents);

/// <summary>An exhibit.</summary>
sealed record ExhibitContent(int Number, string Kind, string Reference, string? Dated, string? Sha256)
{
    public static ExhibitContent Of(Exhibit e) => new(e.Number, Spelling.Of(e.Kind), e.Reference, e.Dated is { } dated ? ClaimContent.Day(dated) : null, e.Sha256);
}
