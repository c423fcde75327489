using Npgsql;
using Recouvrement.Dunning.Domain.Insolvencies;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Insolvencies;

/// <summary>Insolvency proceedings of a debtor.</summary>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
/// <param name="ClosedOn">Since when they are over; null while they are open.</param>
/// <param name="Outcome">How they ended; null where nobody said.</param>
public sealed record ProceedingsOfDebtor(string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, DateOnly? ClosedOn, string? Outcome);

/// <summary>A claim that proceedings froze, as it stood on the eve of the judgment.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="JudgmentOn">The judgment that froze it.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="HasFallenDue">Due by the eve; else it is declared as still to fall due.</param>
/// <param name="PrincipalCents">Owed then, contested or not.</param>
/// <param name="InterestCents">Late interest to the eve, not paid (L622-28); null where it is not computed here.</param>
/// <param name="CompensationCents">Flat compensation, not paid; null as the interest.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record FrozenClaim(
    Guid Invoice, string Number, DateOnly JudgmentOn, DateOnly IssuedOn, DateOnly DueOn, bool HasFallenDue, long PrincipalCents, long? InterestCents, long? CompensationCents, string Currency);

/// <summary>A debtor's insolvency as its case knows it.</summary>
/// <param name="Proceedings">All, the first one first.</param>
/// <param name="Claims">Frozen ones, in the order of the due dates. A debt that came of the time after the judgment is none of them: it is dunned apart.</param>
public sealed record InsolvencyOfCase(IReadOnlyList<ProceedingsOfDebtor> Proceedings, IReadOnlyList<FrozenClaim> Claims);

/// <summary>What is declared in a debtor's insolvency, read from the stream of its case.</summary>
static class ShowInsolvency
{
    public static void MapInsolvency(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/cases/{id:guid}/insolvency", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("cases")
            .WithSummary("Insolvency proceedings of a debtor, and each frozen claim as of the eve of the judgment").Produces<InsolvencyOfCase>().ProducesProblem(404);

    static async Task<IResult> Show(Guid id, NpgsqlDataSource database, CaseStreams cases, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var history = await cases.History(session, id, stop);
        var dunning = Kernel.Deciding.Folding.Fold<Domain.Cases.DunningCase, Domain.Cases.DunningCommand, Domain.Cases.DunningEvent>(history.Select(entry => entry.Fact));
        if (dunning.Insolvency.All.IsEmpty) return Problems.NotFound("insolvency proceedings");
        return TypedResults.Ok(new InsolvencyOfCase(
            [.. dunning.Insolvency.All.Select(p => new ProceedingsOfDebtor(p.Kind, p.JudgmentOn, p.PublishedOn, p.ClosedOn, p.Outcome))],
            [.. ClaimAtJudgment.Of(dunning, LegalParameters.Shipped).Select(Claim)]));
    }

    static FrozenClaim Claim(ClaimAtJudgment of) => new(
        of.Invoice.Id, of.Invoice.Terms!.Number, of.JudgmentOn, of.Invoice.Terms.IssuedOn, of.Invoice.Terms.DueOn, of.HasFallenDue,
        of.Principal.Cents, of.Interest?.Cents, of.Compensation?.Cents, of.Principal.Currency);
}
