using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Court;

/// <summary>An amount that procedure asks for or stops at, or that a way of recovering a claim costs.</summary>
/// <param name="Amount"><c>small_claim_ceiling</c>, <c>lawyer_threshold</c>, <c>payment_order_fee_commercial</c>, <c>payment_order_fee_judicial</c>, <c>service_emolument</c>, <c>small_claim_procedure</c>, <c>european_order_fee</c>, <c>legal_aid_duty</c>, <c>lawyer_fee</c> or <c>agency_success_fee</c>.</param>
/// <param name="Cents">In euros; null where sources conflict or nobody confirmed a figure: ask the registry, nothing is guessed here.</param>
/// <param name="Low">At least, in the unit; null where no figure is confirmed.</param>
/// <param name="High">At most.</param>
/// <param name="Unit"><c>euros</c> or <c>percent</c>.</param>
/// <param name="Basis"><c>claim</c>, <c>file</c>, <c>act</c> or <c>collected</c>.</param>
/// <param name="Source">The text that sets it, or what the sources say.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null while no end is known.</param>
/// <param name="LawyerValidated">A lawyer has confirmed the row.</param>
sealed record CourtAmountLine(string Amount, long? Cents, decimal? Low, decimal? High, string Unit, string Basis, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

/// <summary>What a claimant pays before an economic court.</summary>
/// <param name="Cents">How much by these figures; null where nothing is due by them.</param>
/// <param name="Source">The texts, to be checked.</param>
sealed record ContributionAnswer(long? Cents, string Source);

/// <summary>What a proceeding costs as far as the law says it. Costs of recovery stay with the creditor while there is no title (CPCE L111-8).</summary>
static class ListCourtAmounts
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var court = routes.MapGroup("/court").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("court");
        court.MapGet("/amounts", List).WithSummary("Fees, tariffs and bounds of procedure as dated rows with their sources; none is guessed. With a claim, a tariff that follows it has its figure; with a day, only what holds then").Produces<CourtAmountLine[]>().ProducesProblem(422);
        court.MapGet("/contribution", Contribution).WithSummary("What a claimant pays before an economic court by the size of the claim and its own").Produces<ContributionAnswer>().ProducesProblem(422);
    }

    static IResult List(long? claimCents = null, DateOnly? on = null)
    {
        if (claimCents is { } cents && CourtDesk.Wrong(CourtDesk.Amount("claimCents", cents)) is { } wrong) return wrong;
        return TypedResults.Ok(CourtTables.Shipped.Amounts.Where(row => on is not { } day || row.HoldsOn(day)).Select(row => Line(claimCents is { } claim ? row.For(Money.OfCents(claim)) : row)).ToArray());
    }

    static IResult Contribution(long claimCents, int staff, long turnoverCents, long profitCents, DateOnly on) =>
        CourtDesk.Wrong(CourtDesk.Amount("claimCents", claimCents), staff < 0 ? new("staff", "is not negative") : null, turnoverCents < 0 ? new("turnoverCents", "is not negative") : null) is { } wrong
            ? wrong
            : TypedResults.Ok(new ContributionAnswer(
                CourtTables.Shipped.Contribution(new(staff, Money.OfCents(turnoverCents), Money.OfCents(profitCents)), Money.OfCents(claimCents), on)?.Cents,
                string.Join("; ", CourtTables.Shipped.Contributions.Select(row => row.Source).Distinct())));

    static CourtAmountLine Line(CourtAmountRow row) => new(
        Spelling.Of(row.Amount), row.Exact?.Cents, row.Low, row.High, Spelling.Of(row.Unit), row.Basis, row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated);
}
