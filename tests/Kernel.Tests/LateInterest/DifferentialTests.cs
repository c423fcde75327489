using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Xunit;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class DifferentialTests
{
    static readonly DateOnly Start = Day.Of("2019-01-01");
    static readonly DateOnly End = Day.Of("2026-12-31");

    [Fact]
    public void Two_methods_agree_to_the_cent_on_every_claim() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var statement = Imputation.AsOf(story.Claim, story.AsOf, LegalParameters.Shipped, story.Settlements);
            (BigInteger, BigInteger, BigInteger, BigInteger, BigInteger, BigInteger) ours = (
                statement.Principal.Cents, statement.Interest.Total.Cents, statement.InterestPaid.Cents,
                statement.Compensation.Cents, statement.CompensationPaid.Cents, statement.Imputations.Sum(imputed => imputed.Left.Cents));
            var other = DayByDay.Walk(story.Claim, story.AsOf, story.Settlements);
            return (ours == other).Label($"{ours} by lines, {other} by days");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void No_cent_of_a_settlement_is_lost_and_none_is_owed_below_nothing() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var statement = Imputation.AsOf(story.Claim, story.AsOf, LegalParameters.Shipped, story.Settlements);
            return statement.Imputations.All(imputed => imputed.ToInterest + imputed.ToPrincipal + imputed.ToCompensation + imputed.Left == imputed.Settlement.Amount)
                && statement.Imputations.Where(imputed => imputed.Settlement is Settlement.CreditNote).All(imputed => imputed.ToInterest.IsZero && imputed.ToCompensation.IsZero)
                && statement.Imputations.Length == story.Settlements.Count(settlement => settlement.On <= story.AsOf)
                && statement.InterestOutstanding >= Money.Zero && statement.CompensationOutstanding >= Money.Zero && statement.Principal >= Money.Zero;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Lines_follow_each_other_without_gap_inside_their_half_years() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var lines = Imputation.AsOf(story.Claim, story.AsOf, LegalParameters.Shipped, story.Settlements).Interest.Lines;
            return lines.All(line => line.From <= line.To && line.Days == line.To.DayNumber - line.From.DayNumber + 1 && HalfYear.Of(line.From) == HalfYear.Of(line.To))
                && lines.Zip(lines.Skip(1)).All(pair => pair.First.To.AddDays(1) == pair.Second.From
                    && (HalfYear.Of(pair.First.From) != HalfYear.Of(pair.Second.From) || pair.First.Base != pair.Second.Base || Turns(story.Claim, lines[0].From).Contains(pair.Second.From)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_year_whose_interest_is_no_cent_ends_its_line_all_the_same()
    {
        var claim = new LateClaim(Money.OfCents(342), new(2019, 12, 29), DebtorKind.Company, new InterestRate.ContractualMainRefinancingPlus(0.27m), null, new Capitalisation(CapitalisationGround.Court, new(2019, 12, 30)));
        var lines = Imputation.AsOf(claim, new(2021, 6, 30), LegalParameters.Shipped, []).Interest.Lines;
        Assert.Contains(lines, line => line.To == new DateOnly(2020, 12, 29));
        Assert.Contains(lines, line => line.From == new DateOnly(2020, 12, 30) && line.Base == Money.OfCents(342));
    }

    // Days on which a year is full, whether it has brought a cent or not.
    static IEnumerable<DateOnly> Turns(LateClaim claim, DateOnly first)
    {
        for (var turn = claim.Capitalisation?.FirstAfter(first); turn <= End; turn = Capitalisation.YearAfter(turn.Value)) yield return turn.Value;
    }

    [Fact]
    public void A_statement_of_a_past_day_does_not_know_what_came_after() =>
        Prop.ForAll(Stories.ToArbitrary(), story =>
        {
            var then = Imputation.AsOf(story.Claim, story.AsOf, LegalParameters.Shipped, story.Settlements.Where(settlement => settlement.On <= story.AsOf));
            var now = Imputation.AsOf(story.Claim, story.AsOf, LegalParameters.Shipped, story.Settlements);
            return then.Interest.Lines.SequenceEqual(now.Interest.Lines) && then.Imputations.SequenceEqual(now.Imputations) && then.Principal == now.Principal;
        }).QuickCheckThrowOnFailure();

    sealed record Story(LateClaim Claim, DateOnly AsOf, IReadOnlyList<Settlement> Settlements);

    // Days crowd around the due date and the turns of half-years, where mistakes live.
    static Gen<DateOnly> DaysAround(DateOnly due) => Gen.OneOf(
        Gen.Choose(-3, 3).Select(due.AddDays),
        Gen.Choose(0, 1_500).Select(due.AddDays),
        from half in Gen.Choose(0, 15)
        from offset in Gen.Choose(-1, 1)
        select Start.AddMonths(6 * half).AddDays(offset))
        .Select(day => day < Start ? Start : day > End ? End : day);

    // Multiples of 18.25 at 10 % give exact halves of a cent, which chance would hardly find.
    static Gen<int> Cents => Gen.OneOf(Gen.Choose(1, 999).Select(times => 1_825 * times), Gen.Choose(0, 500), Gen.Choose(0, 300_000), Gen.Choose(0, 200_000_000));

    static Gen<InterestRate> Rates(DateOnly due) => Gen.OneOf(
        Gen.Constant<InterestRate>(new InterestRate.LegalDefault()),
        Gen.Constant<InterestRate>(new InterestRate.PublicBuyer()),
        Gen.Constant<InterestRate>(new InterestRate.Consumer(null)),
        DaysAround(due).Select(InterestRate (day) => new InterestRate.Consumer(day)),
        Gen.Constant<InterestRate>(new InterestRate.ContractualFixed(10)),
        Gen.Choose(0, 2_500).Select(InterestRate (hundredths) => new InterestRate.ContractualFixed(hundredths / 100m)),
        Gen.Choose(0, 1_200).Select(InterestRate (hundredths) => new InterestRate.ContractualMainRefinancingPlus(hundredths / 100m)),
        Gen.Choose(0, 5).Select(InterestRate (multiple) => new InterestRate.ContractualStatutoryMultiple(multiple)));

    static Gen<Settlement> Settled(DateOnly due) =>
        from day in DaysAround(due)
        from cents in Cents
        from isPayment in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        select isPayment ? (Settlement)new Settlement.Payment(day, Money.OfCents(cents)) : new Settlement.CreditNote(day, Money.OfCents(cents));

    static Gen<Story> Stories =>
        from dueDay in Gen.Choose(0, 2_900)
        let due = Start.AddDays(dueDay)
        from principal in Cents
        from debtor in Gen.Elements(DebtorKind.Company, DebtorKind.PublicBody, DebtorKind.Consumer, DebtorKind.Unknown)
        from rate in Rates(due)
        from insolvency in Gen.Frequency((4, Gen.Constant<DateOnly?>(null)), (1, DaysAround(due).Select(DateOnly? (day) => day)))
        from capitalisation in Gen.OneOf(Gen.Constant<Capitalisation?>(null), from ground in Gen.Elements(CapitalisationGround.Contract, CapitalisationGround.Court) from day in DaysAround(due) select (Capitalisation?)new Capitalisation(ground, day))
        from asOf in DaysAround(due)
        from count in Gen.Choose(0, 5)
        from settlements in Settled(due).ArrayOf(count)
        select new Story(new LateClaim(Money.OfCents(principal), due, debtor, rate, insolvency, capitalisation), asOf, settlements);
}
