using Recouvrement.Contracts.Invoicing;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Documents;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Invoicing;

/// <summary>The only place where inside meets outside: which facts of this service are told, as which contract.</summary>
static class InvoicingPublications
{
    public static Publications All(CustomerDirectory directory) => new Publications()
        .Publish<CreditorEvent, CreditorEvent.LetterheadChanged, CreditorLetterheadChangedV1>(Books.CreditorFacts, async (stored, fact, session, stop) =>
            await LetterheadTable.Read(session, stored.Stream, stop) is { } of
                ? new(fact.Creditor, of.Name, of.LegalForm, of.CapitalCents, of.RcsCity, of.Address ?? [], of.Email, of.Phone, of.Iban, of.Bic, of.SignatoryName, of.SignatoryTitle, stored.Version, On(stored),
                    of.SalesDirectorName, of.SalesDirectorTitle, of.PaymentUrl)
                : new(fact.Creditor, "", null, null, null, [], null, null, null, null, null, null, stored.Version, On(stored)))
        .Publish<CreditorEvent, CreditorEvent.BankFeedReceived, BankFeedReceivedV1>(Books.CreditorFacts, (stored, fact) => new(fact.Creditor, fact.Through, stored.Version, On(stored)))
        .Publish<CustomerEvent, CustomerEvent.CustomerRegistered, DebtorChangedV1>(Books.CustomerFacts, (stored, fact) => Debtor(stored, fact.Account, fact.Profile))
        .Publish<CustomerEvent, CustomerEvent.CustomerChanged, DebtorChangedV1>(Books.CustomerFacts, (stored, fact) => Debtor(stored, fact.Account, fact.Profile))
        .Publish<CustomerEvent, CustomerEvent.ContactsChanged, DebtorContactsChangedV1>(Books.CustomerFacts, (stored, fact, session, stop) => Contacts(stored, fact.Account, directory, session, stop))
        .Publish<CustomerEvent, CustomerEvent.PersonalDataErased, DebtorContactsChangedV1>(Books.CustomerFacts, (stored, fact, session, stop) => Contacts(stored, fact.Account, directory, session, stop))
        .Publish<CustomerEvent, CustomerEvent.PenaltyClauseAgreed, PenaltyClauseAgreedV1>(Books.CustomerFacts, (stored, fact) => new(
            fact.Account.Creditor, stored.Stream, fact.Account.Customer, fact.From, Words.Of(fact.Clause.Basis), fact.Clause.Hundredths, fact.Clause.Capitalises, stored.Version, On(stored)))
        .Publish<CreditFileEvent, CreditFileEvent.InsolvencyOpened, DebtorInsolvencyOpenedV1>(Books.CreditFileFacts, InsolvencyPublication.Opened)
        .Publish<CreditFileEvent, CreditFileEvent.InsolvencyClosed, DebtorInsolvencyClosedV1>(Books.CreditFileFacts, InsolvencyPublication.Closed)
        .Publish<CreditFileEvent, CreditFileEvent.CreditInsured, CreditInsuredV1>(Books.CreditFileFacts, CoverPublication.Insured)
        .Publish<CustomerEvent, CustomerEvent.CustomerNameErased, DebtorContactsChangedV1>(Books.CustomerFacts, (stored, fact, session, stop) => Contacts(stored, fact.Account, directory, session, stop))
        .Publish<InvoiceEvent, InvoiceEvent.InvoiceIssued, InvoiceIssuedV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.Content.Reference, fact.Content.IssuedOn, fact.Content.DueOn,
            fact.Content.Amount.Cents, fact.Outstanding.Cents, fact.Content.Amount.Currency, fact.Content.DateUncertain, stored.Version, On(stored), Parts(fact.Content), fact.Content.DeliveredOn, fact.Content.Penalties is not null))
        .Publish<InvoiceEvent, InvoiceEvent.InvoiceCorrected, InvoiceAmendedV1>(Books.InvoiceFacts, (stored, fact) => Amended(stored, fact.Document, fact.Content, fact.Outstanding.Cents))
        .Publish<InvoiceEvent, InvoiceEvent.InvoiceDatesConfirmed, InvoiceAmendedV1>(Books.InvoiceFacts, (stored, fact) => Amended(stored, fact.Document, fact.Content, fact.Outstanding.Cents))
        .Publish<InvoiceEvent, InvoiceEvent.PenaltyTakenBack, InvoiceAmendedV1>(Books.InvoiceFacts, (stored, fact) => Amended(stored, fact.Document, fact.Content, fact.Outstanding.Cents))
        .Publish<InvoiceEvent, InvoiceEvent.AmountAllocated, InvoiceBalanceChangedV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.Outstanding.Cents, fact.Amount.Cents, fact.Amount.Currency,
            Words.Of(fact.Cause), fact.Source, stored.Version, On(stored)))
        .Publish<InvoiceEvent, InvoiceEvent.AllocationUndone, InvoiceBalanceChangedV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.Outstanding.Cents, -fact.Amount.Cents, fact.Amount.Currency,
            Words.Of(BalanceCause.Undone), fact.Source, stored.Version, On(stored)))
        .Publish<InvoiceEvent, InvoiceEvent.DebtWrittenOff, InvoiceBalanceChangedV1>(Books.InvoiceFacts, (stored, fact) => Balance(stored, fact.Document, fact.WriteOff, fact.Outstanding, fact.Amount, BalanceCause.WriteOff))
        .Publish<InvoiceEvent, InvoiceEvent.WriteOffTakenBack, InvoiceBalanceChangedV1>(Books.InvoiceFacts, (stored, fact) => Balance(stored, fact.Document, fact.WriteOff, fact.Outstanding, -fact.Amount, BalanceCause.Recovered))
        .Publish<InvoiceEvent, InvoiceEvent.RecoveredAfterWriteOff, InvoiceBalanceChangedV1>(Books.InvoiceFacts, (stored, fact) => Balance(stored, fact.Document, fact.WriteOff, fact.Outstanding, -fact.Amount, BalanceCause.Recovered))
        .Publish<InvoiceEvent, InvoiceEvent.InvoiceDisputed, InvoiceDisputedV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.Dispute, Words.Of(fact.Reason),
            fact.Disputed.Cents, fact.Disputed.Currency, stored.Version, On(stored)))
        .Publish<InvoiceEvent, InvoiceEvent.DisputeResolved, InvoiceDisputeResolvedV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.Dispute, Words.Of(fact.Outcome), stored.Version, On(stored)))
        .Publish<InvoiceEvent, InvoiceEvent.InvoiceHeld, InvoiceHeldV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.Hold, Words.Of(fact.Reason), fact.Until, stored.Version, On(stored)))
        .Publish<InvoiceEvent, InvoiceEvent.HoldLifted, InvoiceHoldLiftedV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.Hold, stored.Version, On(stored)))
        .Publish<InvoiceEvent, InvoiceEvent.RemindersImported, InvoiceReminderHistoryV1>(Books.InvoiceFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Document.Number, fact.History.Level, fact.History.LastRemindedOn,
            fact.History.Channel is ReminderChannel.None ? null : Words.Of(fact.History.Channel), stored.Version, On(stored)))
        .Publish<InvoiceCopyEvent, InvoiceCopyEvent.InvoiceCopyKept, InvoiceCopyKeptV1>(Books.CopyFacts, (stored, fact) => new(
            fact.Of.Creditor, fact.Of.Invoice, fact.Of.Number, fact.Content.Sha256, fact.Content.Size, fact.Content.MediaType, fact.Reference, stored.Version, fact.On))
        .Publish<InvoiceCopyEvent, InvoiceCopyEvent.InvoiceCopyWithdrawn, InvoiceCopyWithdrawnV1>(Books.CopyFacts, (stored, fact) => new(
            fact.Of.Creditor, fact.Of.Invoice, fact.Of.Number, stored.Version, fact.On))
        .Publish<ClaimEvidenceEvent, ClaimEvidenceEvent.EvidenceListed, ClaimEvidenceListedV1>(Books.EvidenceFacts, (stored, fact) => new(
            fact.Of.Creditor, fact.Of.Invoice, fact.Of.Number,
            [.. fact.Items.Select(i => new EvidenceItemV1(Words.Of(i.Kind), i.Reference, Words.Of(i.From), i.DatedOn, i.SignedOn, i.Content?.Sha256, i.Content?.Size, i.Content?.MediaType))],
            [.. fact.Missing.Select(m => new MissingEvidenceV1([.. m.AnyOf.Select(Words.Of)]))], stored.Version, fact.On))
        .Publish<CreditEvent, CreditEvent.PaymentReceived, PaymentReceivedV1>(Books.CreditFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Content.Amount.Cents, fact.Content.Amount.Currency, fact.Content.On,
            Words.Of(fact.Origin), stored.Version, On(stored)))
        .Publish<CreditEvent, CreditEvent.PaymentCorrected, PaymentCorrectedV1>(Books.CreditFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Content.Amount.Cents, fact.Content.Amount.Currency, fact.Content.On,
            stored.Version, On(stored)))
        .Publish<CreditEvent, CreditEvent.PaymentReversed, PaymentReversedV1>(Books.CreditFacts, (stored, fact) => new(
            fact.Document.Creditor, fact.Document.Account, fact.Document.Customer, stored.Stream, fact.Amount.Cents, fact.Amount.Currency, fact.On, Words.Of(fact.Reason),
            stored.Version, On(stored), fact.ReasonCode));

    static DateOnly On(StoredEvent stored) => ParisTime.DateOf(stored.Headers.HappenedAt);

    static DebtorChangedV1 Debtor(StoredEvent stored, Account account, CustomerProfile profile) =>
        new(account.Creditor, stored.Stream, account.Customer, Words.Of(profile.Kind), profile.Segment, profile.Language, stored.Version, On(stored),
            profile.Identity?.Country, profile.Identity?.Siren, profile.Identity?.LegalForm, profile.Identity?.IsNaturalPerson, profile.Relation?.SalesPerson, profile.Relation?.Owner,
            Word(profile.Relation?.Payer ?? profile.Observed), Word(profile.Relation?.Law), Word(profile.Relation?.Object), Region: profile.Relation?.Region);

    static string? Word<TEnum>(TEnum? member) where TEnum : struct, Enum => member is { } one ? Words.Of(one) : null;

    // What is lost comes from no credit: the write-off is its own source, so that each keeps its day.
    static InvoiceBalanceChangedV1 Balance(StoredEvent stored, AccountDocument document, string writeOff, Money outstanding, Money amount, BalanceCause cause) => new(
        document.Creditor, document.Account, document.Customer, stored.Stream, document.Number, outstanding.Cents, amount.Cents, amount.Currency, Words.Of(cause), NameBasedId.Of($"write_off|{stored.Stream}|{writeOff}"), stored.Version, On(stored));

    static InvoiceAmendedV1 Amended(StoredEvent stored, AccountDocument document, InvoiceContent content, long outstanding) => new(
        document.Creditor, document.Account, document.Customer, stored.Stream, document.Number, content.Reference, content.IssuedOn, content.DueOn,
        content.Amount.Cents, outstanding, content.Amount.Currency, content.DateUncertain, stored.Version, On(stored), Parts(content), content.DeliveredOn, content.Penalties is not null);

    static InvoiceInstalmentV1[]? Parts(InvoiceContent content) => content.Instalments is { } parts ? [.. parts.All.Select(p => new InvoiceInstalmentV1(p.DueOn, p.Amount.Cents, p.IsRetention))] : null;

    // Personal data, read when it is told: what was erased is told as nothing.
    static async Task<DebtorContactsChangedV1> Contacts(StoredEvent stored, Account account, CustomerDirectory directory, Session session, CancellationToken stop)
    {
        var entry = (await directory.Read(session, [stored.Stream], stop))[stored.Stream];
        var language = await session.Read("select language from customers where id = $1", r => r.GetString(0), stop, stored.Stream) is [var known] ? known : "fr";
        return new(
            account.Creditor, stored.Stream, account.Customer, entry.Name ?? "", language,
            [.. entry.Contacts.Where(c => c.Role != ContactRole.RegisteredSeat).Select(c => new DebtorContactV1(Words.Of(c.Role), c.Name, c.Email, c.Phone, c.Address, c.Postcode, c.City, c.Country))], stored.Version, On(stored),
            entry.Seat is { } seat ? new(seat.Address, seat.Postcode, seat.City, seat.Country) : null);
    }
}
