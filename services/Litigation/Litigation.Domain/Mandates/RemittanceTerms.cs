using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Litigation.Domain.Mandates;

/// <summary>What an agency passes on of a collection, and by when. All of it is accounted for: what is remitted and what is netted make the collection.</summary>
/// <param name="By">Last day in time.</param>
/// <param name="Remit">To be paid to the creditor.</param>
/// <param name="Netted">Of its fee, kept back.</param>
/// <param name="Invoiced">Of its fee, to be paid by the creditor on the agency's invoice.</param>
public sealed record RemittanceDue(DateOnly By, Money Remit, Money Netted, Money Invoiced);

/// <summary>When and how an agency passes on what it has received (conditions de reversement, CPCE R124-3 and R124-6).</summary>
/// <param name="DaysAfterCashing">Agreed; null leaves it at what R124-6 says where nothing is agreed.</param>
/// <param name="NettingAgreed">The agency may keep its fee back (compensation); otherwise it passes on all and sends an invoice.</param>
public sealed record RemittanceTerms(int? DaysAfterCashing, bool NettingAgreed)
{
    /// <summary>The longest that may be agreed here: a mandate that says more is a slip of the keyboard.</summary>
    public const int MostDays = 180;

    /// <summary>
    /// Last day to remit what was effectively cashed on a day. A month ends on the same day of the next, or on its last day where there is none.
    /// No day of rest moves it: it is what the agency owes by law and contract, no act of procedure.
    /// </summary>
    /// <param name="cashedOn">Day of effective cashing (encaissement effectif).</param>
    /// <param name="limits">The law's limits of time.</param>
    public DateOnly RemitBy(DateOnly cashedOn, TimeLimits limits) =>
        DaysAfterCashing is { } days ? cashedOn.AddDays(days) : limits.On(LimitKind.AgencyRemittance, cashedOn).LastDay(cashedOn);

    /// <summary>
    /// What is due of a collection. A fee beyond what was collected is invoiced for the rest: nobody remits less than nothing. That of a collection undone
    /// is the exact opposite.
    /// </summary>
    /// <param name="collected">Cashed.</param>
    /// <param name="fee">With tax.</param>
    /// <param name="cashedOn">Day of effective cashing.</param>
    /// <param name="limits">The law's limits of time.</param>
    public RemittanceDue Of(Money collected, AgencyFee fee, DateOnly cashedOn, TimeLimits limits)
    {
        var netted = !NettingAgreed ? Money.OfCents(0, collected.Currency) : collected.Amount < 0 ? Money.Max(fee.Total, collected) : Money.Min(fee.Total, collected);
        return new(RemitBy(cashedOn, limits), collected - netted, netted, fee.Total - netted);
    }
}
