using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What other services hear of insolvency proceedings: without the court and without who administers them.</summary>
static class InsolvencyPublication
{
    public static DebtorInsolvencyOpenedV1 Opened(StoredEvent stored, CreditFileEvent.InsolvencyOpened fact) => new(
        fact.Account.Creditor, Debtor(fact.Account), fact.Account.Customer, Words.Of(fact.Insolvency.Kind), fact.Insolvency.JudgmentOn, fact.Insolvency.PublishedOn, stored.Version, On(stored));

    public static DebtorInsolvencyClosedV1 Closed(StoredEvent stored, CreditFileEvent.InsolvencyClosed fact) => new(
        fact.Account.Creditor, Debtor(fact.Account), fact.Account.Customer, fact.On, fact.Outcome is { } outcome ? Words.Of(outcome) : null, stored.Version, On(stored));

    static Guid Debtor(Account account) => BusinessKey.OfCustomer(Siren.Parse(account.Creditor)!.Value, account.Customer);

    static DateOnly On(StoredEvent stored) => ParisTime.DateOf(stored.Headers.HappenedAt);
}
