using static Recouvrement.Kernel.LateInterest.LegalQuantity;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>How a late debt bears interest (rules R2.1, R2.7, R2.8). Percentages are per year.</summary>
public abstract record InterestRate
{
    const decimal LargestFigure = 100;

    InterestRate() { }

    /// <summary>The contract is silent: main refinancing rate of each half-year plus the legal surcharge (10 points, L441-10 II).</summary>
    public sealed record LegalDefault : InterestRate
    {
        internal override decimal PercentOn(DateOnly day, DateOnly firstDayLate, LegalParameters law) =>
            law.MainRefinancingOf(HalfYear.Of(day)) + law.On(DefaultInterestSurcharge, day).Value;
    }

    /// <summary>A clause with a fixed rate.</summary>
    /// <param name="Percent">0 to 100.</param>
    public sealed record ContractualFixed(decimal Percent) : InterestRate
    {
        /// <summary>Percent per year.</summary>
        public decimal Percent { get; } = Clause(Percent);

        internal override decimal PercentOn(DateOnly day, DateOnly firstDayLate, LegalParameters law) => Percent;
    }

    /// <summary>A clause "n times the statutory rate" (taux légal of professionals), which moves with each half-year.</summary>
    /// <param name="Multiple">0 to 100; below 3 the clause is under the legal floor.</param>
    public sealed record ContractualStatutoryMultiple(decimal Multiple) : InterestRate
    {
        /// <summary>How many times.</summary>
        public decimal Multiple { get; } = Clause(Multiple);

        internal override decimal PercentOn(DateOnly day, DateOnly firstDayLate, LegalParameters law) =>
            Multiple * law.StatutoryRateOf(HalfYear.Of(day));
    }

    /// <summary>A clause "ECB rate plus n points", which moves with each half-year.</summary>
    /// <param name="Points">0 to 100.</param>
    public sealed record ContractualMainRefinancingPlus(decimal Points) : InterestRate
    {
        /// <summary>Percentage points.</summary>
        public decimal Points { get; } = Clause(Points);

        internal override decimal PercentOn(DateOnly day, DateOnly firstDayLate, LegalParameters law) =>
            law.MainRefinancingOf(HalfYear.Of(day)) + Points;
    }

    /// <summary>A public buyer: main refinancing rate plus 8 points, frozen at the half-year in which interest started (rule R2.7).</summary>
    public sealed record PublicBuyer : InterestRate
    {
        internal override decimal PercentOn(DateOnly day, DateOnly firstDayLate, LegalParameters law) =>
            law.MainRefinancingOf(HalfYear.Of(firstDayLate)) + law.On(PublicBuyerSurcharge, firstDayLate).Value;
    }

    /// <summary>A consumer: statutory rate of a professional creditor, from the day after the formal notice (C. civ. 1231-6, 1344-1; rule R2.8).</summary>
    /// <param name="NoticeOn">Day of the formal notice; none yet, no interest.</param>
    public sealed record Consumer(DateOnly? NoticeOn) : InterestRate
    {
        internal override decimal PercentOn(DateOnly day, DateOnly firstDayLate, LegalParameters law) => law.StatutoryRateOf(HalfYear.Of(day));

        internal override DateOnly? FirstDay(DateOnly firstDayLate) =>
            NoticeOn is not { } notice ? null : notice >= firstDayLate ? notice.AddDays(1) : firstDayLate;
    }

    /// <summary>What the law gives against a kind of debtor where the contract is silent; nothing against one not known.</summary>
    /// <param name="debtor">Company, public body or consumer.</param>
    /// <param name="noticeOn">Day of the formal notice; only a consumer's interest waits for it.</param>
    public static InterestRate LegalFor(DebtorKind debtor, DateOnly? noticeOn = null) => debtor switch
    {
        DebtorKind.Company    => new LegalDefault(),
        DebtorKind.PublicBody => new PublicBuyer(),
        DebtorKind.Consumer   => new Consumer(noticeOn),
        _                     => new Consumer(NoticeOn: null),
    };

    /// <summary>The rate of one day.</summary>
    internal abstract decimal PercentOn(DateOnly day, DateOnly firstDayLate, LegalParameters law);

    /// <summary>The first day that bears interest, or null when none does.</summary>
    internal virtual DateOnly? FirstDay(DateOnly firstDayLate) => firstDayLate;

    static decimal Clause(decimal figure) =>
        figure is >= 0 and <= LargestFigure ? figure : throw new ArgumentOutOfRangeException(nameof(figure), figure, "A clause lies between 0 and 100.");
}
