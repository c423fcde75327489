using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>A fixed fee of the grid that its occasion has made due, or that the agency has invoiced without.</summary>
/// <param name="Due">What is due; nothing while its occasion has not come.</param>
/// <param name="DueOn">Day of the occasion; null while it has not come.</param>
public sealed record FixedFeeSum(AgencyFee Due, DateOnly? DueOn)
{
    /// <summary>Invoiced, by the references of the agency's invoices.</summary>
    public ImmutableDictionary<string, AgencyFee> FeeInvoices { get; init; } = ImmutableDictionary.Create<string, AgencyFee>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Invoiced so far.</summary>
    public AgencyFee Invoiced => FeeInvoices.Values.Aggregate(None(Due.Net.Currency), (sum, fee) => new(sum.Net + fee.Net, sum.Vat + fee.Vat));

    /// <summary>No fee in a currency.</summary>
    public static AgencyFee None(string currency) => new(Money.OfCents(0, currency), Money.OfCents(0, currency));
}
