using Npgsql;
using Recouvrement.Dunning.Domain.Insolvencies;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Insolvencies;

/// <summary>Insolvency proceedings of a debtor.</summary>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
/// <param name="ClosedOn">Since when they are over; null while they are open.</param>
/// <param name="Outcome">How they ended; null where nobody said.</param>
/// <param name="DeclareBy">Last day to declare, of a creditor in metropolitan France: two months from the publication (R622-24); null while it is not published.</param>
/// <param name="DeclareFromAbroadBy">Last day of any other creditor.</param>
/// <param name="ReliefBy">Last day to ask for relief from having declared too late (L622-26).</param>
public sealed record ProceedingsOfDebtor(
    string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, DateOnly? ClosedOn, string? Outcome, DateOnly? DeclareBy, DateOnly? DeclareFromAbroadBy, DateOnly? ReliefBy);

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
/// <param name="Declared">A declaration was recorded as an interruption of its limitation.</param>
public sealed record FrozenClaim(
    Guid Invoice, string Number, DateOnly JudgmentOn, DateOnly IssuedOn, DateOnly DueOn, bool HasFallenDue, long PrincipalCents, long? InterestCents, long? CompensationCents, string Currency, bool Declared);

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
            [.. dunning.Insolvency.All.Select(Told)],
            [.. ClaimAtJudgment.Of(dunning, LegalParameters.Shipped).Select(Claim)]));
    }

    static ProceedingsOfDebtor Told(Proceedings of)
    {
        ClaimDeclarationDeadline? Deadline(bool isMetropolitan) => of.PublishedOn is { } published ? ClaimDeclarationDeadline.Of(published, isMetropolitan, TimeLimits.Shipped) : null;
        var near = Deadline(isMetropolitan: true);
        return new(of.Kind, of.JudgmentOn, of.PublishedOn, of.ClosedOn, of.Outcome, near?.DeclareBy, Deadline(isMetropolitan: false)?.DeclareBy, near?.RelieveBy);
    }

    static FrozenClaim Claim(ClaimAtJudgment of) => new(
        of.Invoice.Id, of.Invoice.Terms!.Number, of.JudgmentOn, of.Invoice.Terms.IssuedOn, of.Invoice.Terms.DueOn, of.HasFallenDue,
        of.Principal.Cents, of.Interest?.Cents, of.Compensation?.Cents, of.Principal.Currency, Declarations.IsDeclared(of.Invoice, of.JudgmentOn));
}
