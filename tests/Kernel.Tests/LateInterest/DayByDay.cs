using System.Numerics;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Kernel.Tests.LateInterest;

/// <summary>
/// Late interest a second way, to compare: one day after the other in whole numbers (cents × hundredths of a percent), nothing shared with the
/// calculator but the table of rates. A line's sum is rounded when its half-year ends or what bears interest changes.
/// </summary>
sealed class DayByDay(LateClaim claim)
{
    const int DaysOfYear = 365;
    const int BasisPoints = 10_000;

    readonly List<BigInteger> closed = [];
    BigInteger open;
    BigInteger principal = claim.Principal.Cents;
    BigInteger interestPaid;
    BigInteger costsPaid;
    BigInteger overpaid;
    BigInteger capitalised;
    DateOnly? since;
    bool late;
    bool over;

    /// <summary>Principal, accrued interest, interest paid, costs owed, costs paid, overpaid; in cents at the end of a day.</summary>
    internal static (BigInteger, BigInteger, BigInteger, BigInteger, BigInteger, BigInteger) Walk(LateClaim claim, DateOnly asOf, IReadOnlyList<Settlement> settlements)
    {
        var ledger = new DayByDay(claim);
        var first = settlements.Select(settlement => settlement.On).Append(claim.DueOn).Append(asOf).Min();
        for (var day = first; day <= asOf; day = day.AddDays(1)) ledger.Live(day, settlements);
        return (ledger.principal, ledger.Accrued, ledger.interestPaid, ledger.late ? ledger.Costs : 0, ledger.costsPaid, ledger.overpaid);
    }

    BigInteger Accrued => closed.Aggregate(HalfUp(open), (sum, line) => sum + line);

    int Costs => claim.Debtor is DebtorKind.Company or DebtorKind.PublicBody && !(claim.InsolvencyOpenedOn <= claim.DueOn) ? 4_000 : 0;

    void Live(DateOnly day, IReadOnlyList<Settlement> settlements)
    {
        if (day == claim.DueOn.AddDays(1) && principal > 0) late = true;
        if (day is { Day: 1, Month: 1 or 7 }) Close();
        if (Bears(day) && !over) Bear(day);

        foreach (var note in settlements.OfType<Settlement.CreditNote>().Where(note => note.On == day)) Lower(note.Amount.Cents);
        foreach (var payment in settlements.OfType<Settlement.Payment>().Where(payment => payment.On == day)) Pay(payment.Amount.Cents);
    }

    void Bear(DateOnly day)
    {
        since ??= day;
        if (IsWholeYear(since.Value, day) && claim.Capitalisation is { Ground: not CapitalisationGround.None } capitalisation && day >= capitalisation.From)
        {
            Close();
            (since, capitalised) = (day, Accrued - interestPaid);
        }

        over = principal + capitalised == 0;
        if (!over) open += (principal + capitalised) * RateOn(day);
    }

    static bool IsWholeYear(DateOnly from, DateOnly day) =>
        day.Year > from.Year + 1 || (day.Year == from.Year + 1 && (day.Month, day.Day).CompareTo((from.Month, from.Day)) >= 0);

    bool Bears(DateOnly day) =>
        day > claim.DueOn
        && (claim.InsolvencyOpenedOn is not { } opened || day < opened)
        && (claim.Rate is not InterestRate.Consumer consumer || day > consumer.NoticeOn);

    void Pay(BigInteger cents)
    {
        var toInterest = BigInteger.Min(cents, Accrued - interestPaid);
        interestPaid += toInterest;
        if (Accrued - interestPaid < capitalised)
        {
            Close();
            capitalised = Accrued - interestPaid;
        }

        var afterPrincipal = Lower(cents - toInterest, keepsRest: false);
        var toCosts = late ? BigInteger.Min(afterPrincipal, Costs - costsPaid) : 0;
        costsPaid += toCosts;
        overpaid += afterPrincipal - toCosts;
    }

    BigInteger Lower(BigInteger cents, bool keepsRest = true)
    {
        var taken = BigInteger.Min(cents, principal);
        if (taken > 0) Close();
        principal -= taken;
        if (keepsRest) overpaid += cents - taken;
        return cents - taken;
    }

    void Close()
    {
        closed.Add(HalfUp(open));
        open = 0;
    }

    // Hundredths of a percent; every rate generated has two decimals at most.
    BigInteger RateOn(DateOnly day)
    {
        var row = Row(day);
        var frozen = claim.DueOn.AddDays(1);
        return claim.Rate switch
        {
            InterestRate.ContractualFixed clause                  => Hundredths(clause.Percent),
            InterestRate.ContractualStatutoryMultiple clause      => (int)clause.Multiple * Hundredths(row.StatutoryProfessional!.Value),
            InterestRate.ContractualMainRefinancingPlus clause    => Hundredths(row.MainRefinancing!.Value + clause.Points),
            InterestRate.PublicBuyer                              => Hundredths(Row(frozen).MainRefinancing!.Value) + 800,
            InterestRate.Consumer                                 => Hundredths(row.StatutoryProfessional!.Value),
            _                                                     => Hundredths(row.MainRefinancing!.Value) + 1_000,
        };
    }

    static HalfYearRates Row(DateOnly day) => LegalParameters.Shipped.HalfYears.Single(row => row.ValidFrom <= day && day <= row.ValidTo);

    static BigInteger Hundredths(decimal percent) => (BigInteger)(percent * 100);

    static BigInteger HalfUp(BigInteger sum)
    {
        BigInteger divisor = DaysOfYear * BasisPoints;
        return ((2 * sum) + divisor) / (2 * divisor);
    }
}
