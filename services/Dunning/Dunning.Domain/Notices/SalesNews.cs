using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Notices;

/// <summary>A threat to a customer is near, and who sells to it may still object.</summary>
/// <param name="Case">The case.</param>
/// <param name="CaseVersion">Version of its stream after the fact.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Step">Step of the policy that threatens.</param>
/// <param name="Invoices">Invoices it is about.</param>
/// <param name="ThreatFrom">First day on which the threat may go out; objections are in time until the day before.</param>
/// <param name="SalesPerson">The ERP's code of who sells to it.</param>
public sealed record SalesNews(
    Guid Case, long CaseVersion, string Creditor, Guid Debtor, string CustomerNumber, string Step, ImmutableArray<NoticeInvoice> Invoices, DateOnly ThreatFrom, string SalesPerson)
{
    // A mail that lists more is read by nobody, and one that lists thousands is refused.
    const int MostShown = 100;

    /// <summary>
    /// The notices of it: one to each member with that code or to who answers for it that day. Where nobody has the code there is one without a recipient: it is withheld, for people to see.
    /// Of very many invoices the first are shown; the total and the number are those of all.
    /// </summary>
    public ImmutableArray<NoticeOrder> Orders(Roster roster, DateOnly day)
    {
        var facts = new NoticeFacts(
            [.. Invoices.Take(MostShown)], Case, Debtor, CustomerNumber, Total: Invoices.Aggregate(Money.Zero, (sum, invoice) => sum + invoice.Owed), Lines: Invoices.Length,
            Deadline: ThreatFrom.AddDays(-1), Day: ThreatFrom, Step: Step);
        var told = Audience.Of(Audience.SellsUnder(SalesPerson, roster, day), roster, day);
        return told.IsEmpty ? [Order(null, null)] : [.. told.Select(t => Order(t.Member, t.Recipient))];

        NoticeOrder Order(Guid? member, Guid? recipient) => new(NoticeKind.SalesToldOfThreat, Creditor, Case, CaseVersion, member, recipient, facts);
    }
}
