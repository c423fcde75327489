using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What other services hear of credit insurance: what is covered and from when to when, without the insurer and the deadlines of its policy.</summary>
static class CoverPublication
{
    public static CreditInsuredV1 Insured(StoredEvent stored, CreditFileEvent.CreditInsured fact) => new(
        fact.Account.Creditor, BusinessKey.OfCustomer(Siren.Parse(fact.Account.Creditor)!.Value, fact.Account.Customer), fact.Account.Customer, fact.Policy,
        fact.Cover.Insured.Cents, fact.Cover.Insured.Currency, fact.Cover.From, fact.Cover.Until, stored.Version, ParisTime.DateOf(stored.Headers.HappenedAt));
}
