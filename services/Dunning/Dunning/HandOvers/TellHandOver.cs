using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.HandOvers;

/// <summary>A hand-over as it is told to Litigation: the claims stand in the fact, what they bear for being late in the stream up to it.</summary>
static class TellHandOver
{
    public static async Task<ClaimsHandedOverV1> Of(StoredEvent stored, DunningEvent.ClaimsHandedOver e, CaseStreams cases, Session session, CancellationToken stop)
    {
        var upTo = (await cases.History(session, stored.Stream, stop)).Where(fact => fact.Stored.Version <= stored.Version).Select(fact => fact.Fact);
        var state = Folding.Fold<DunningCase, DunningCommand, DunningEvent>(upTo);
        return new(
            e.HandOver, stored.Stream, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Episode, e.Notice,
            [.. e.Claims.Select(c => new HandedOverClaimV1(
                c.Invoice, c.Number, c.Reference, c.IssuedOn, c.DueOn, c.Amount.Cents, c.Outstanding.Cents, c.InvoiceVersion, c.LimitationSafeOn, c.LimitationPossibleOn, ClaimTerms.Of(state, c.Invoice) is { } terms ? Basis(terms) : null))],
            e.Total.Currency, stored.Version, e.On);
    }

    static ClaimBasisV1 Basis(ClaimTerms terms) => new(
        Spelling.Of(terms.Debtor), terms.BearsNothing, [.. terms.Settlements.Select(s => new ClaimSettlementV1(s.Source, s.On, s.Amount.Cents, s.IsCredit))],
        terms.Clause is { } clause ? Spelling.Of(clause.Clause.Basis) : null, terms.Clause?.Clause.Hundredths, terms.Clause?.From, terms.Clause?.Clause.Capitalises, terms.FrozenSince,
        terms.Instalments is { } parts ? [.. parts.All.Select(p => new InvoiceInstalmentV1(p.DueOn, p.Amount.Cents, p.IsRetention))] : null);
}
