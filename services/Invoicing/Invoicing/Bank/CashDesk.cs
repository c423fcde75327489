using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Bank;

/// <summary>Turns bank movements into payments, or takes payments back, in the caller's transaction.</summary>
sealed class CashDesk(Books books, Ledger ledger)
{
    const int MostCandidates = 500;

    /// <summary>The stream of a movement.</summary>
    public static Guid StreamOf(string creditor, string key) => NameBasedId.OfStream("bank_movement", Siren.Parse(creditor)!.Value, key);

    /// <summary>Invoices that cash may be for: those its clues spell, those of customers known to pay from its account, and those of its amount.</summary>
    public static Task<List<CashCandidate>> Candidates(Session session, string creditor, BankTransaction cash, CashClues clues, bool withAmount, CancellationToken stop) => session.Read(
        """
        select c.number, i.number, i.year, i.outstanding_cents, i.currency, exists (select from payer_accounts a where a.creditor = $1 and a.hash = $3 and a.customer = i.customer),
               (select r.reference from payment_references r where r.invoice = i.id)
          from invoices i join customers c on c.id = i.customer
         where i.creditor = $1 and (i.spelled = any($2) or i.id = (select invoice from payment_references where creditor = $1 and reference = $8)
            or (i.outstanding_cents > 0 and i.customer in (select customer from payer_accounts a where a.creditor = $1 and a.hash = $3))
            or ($4 and i.outstanding_cents = $5 and i.currency = $6))
         order by i.outstanding_cents > 0 desc, i.issued_on, i.number limit $7
        """,
        r => new CashCandidate(r.GetString(0), r.GetString(1), r.GetInt32(2), r.Money(3, 4), r.GetBoolean(5), r.Text(6)),
        stop, creditor, clues.Spelled.ToArray(), cash.Payer.Iban is { } iban ? MovementTable.Hash(creditor, iban) : "", withAmount, cash.Amount.Cents, cash.Amount.Currency, MostCandidates, clues.Reference ?? "");

    /// <summary>Customers whom a message asked to quote the reference of a payment: one, unless two numbers differ by punctuation alone.</summary>
    public static async Task<List<string>> Asked(Session session, string creditor, CashClues clues, CancellationToken stop) => clues.Customer is { } customer
        ? await session.Read(
            "select number from customers where creditor = $1 and regexp_replace(upper(number), '[^A-Z0-9]', '', 'g') = $2 order by number limit $3", r => r.GetString(0), stop, creditor, customer, MostCandidates)
        : [];

    /// <summary>Books a credit as a payment where it is certain whose it is.</summary>
    /// <returns>False when a person has to say.</returns>
    public async Task<bool> Match(Session session, string creditor, StoredCash cash, EventContext context, CancellationToken stop)
    {
        var clues = CashClues.Of(cash.Said);
        var candidates = await Candidates(session, creditor, cash.Said, clues, withAmount: false, stop);
        return CashMatching.Match(cash.Said, clues, candidates, await Asked(session, creditor, clues, stop)) is { } match
            && await Assign(session, creditor, cash, match, context, stop) is { Decision.Refusal: null };
    }

    /// <summary>Makes a movement a payment of a customer, and remembers the account it came from.</summary>
    /// <returns>What came of it for the movement; null when the customer is not known.</returns>
    public async Task<Outcome<BankMovement, MovementEvent>?> Assign(Session session, string creditor, StoredCash cash, CashMatch match, EventContext context, CancellationToken stop)
    {
        var account = BusinessKey.OfCustomer(Siren.Parse(creditor)!.Value, match.Customer);
        if (await session.Read("select number from customers where id = $1", r => r.GetString(0), stop, account) is not [var customer]) return null;
        var outcome = await books.Movements.Handle(session, StreamOf(creditor, cash.Key), new MovementCommand.Assign(customer, match.Rule), context, stop);
        if (outcome.Decision.Facts.IsEmpty) return outcome;

        var payment = outcome.State.Payment!;
        var document = new AccountDocument(creditor, customer, payment, null);
        var content = new CreditContent(cash.Said.Reference ?? payment, cash.On, cash.Said.Amount, new(match.Invoices));
        var booked = await ledger.Book(session, CreditKind.Payment, document, new CreditCommand.Book(CreditKind.Payment, document, content, Origin.Bank), context, stop);
        if (booked?.Decision.Refusal is { } refusal) throw new InvalidOperationException($"The payment {payment} was refused: {refusal.Reason}");
        if (cash.Said.Payer.Iban is { } iban)
            await session.Run("insert into payer_accounts (creditor, hash, customer) values ($1, $2, $3) on conflict do nothing", stop, creditor, MovementTable.Hash(creditor, iban), account);
        return outcome;
    }

    /// <summary>Undoes the payment of a movement that was assigned wrongly; the account it came from is forgotten for that customer.</summary>
    public async Task<Outcome<BankMovement, MovementEvent>> Release(Session session, string creditor, StoredCash cash, DateOnly on, EventContext context, CancellationToken stop)
    {
        var paid = cash is { Customer: { } customer, Payment: { } payment } ? await Paid(session, creditor, customer, payment, stop) : null;
        var outcome = await books.Movements.Handle(session, StreamOf(creditor, cash.Key), new MovementCommand.Release(paid is { IsReversed: true }), context, stop);
        foreach (var released in outcome.Decision.Facts.OfType<MovementEvent.CashReleased>())
        {
            await Reverse(session, creditor, released.Customer, released.Payment, new(on, ReversalReason.Mistake), context, stop);
            if (cash.Said.Payer.Iban is { } iban)
                await session.Run(
                    "delete from payer_accounts where creditor = $1 and hash = $2 and customer = $3", stop,
                    creditor, MovementTable.Hash(creditor, iban), BusinessKey.OfCustomer(Siren.Parse(creditor)!.Value, released.Customer));
        }

        return outcome;
    }

    /// <summary>A debit takes back the payment that it names by its end-to-end id and amount, where there is one.</summary>
    public async Task<bool> Return(Session session, string creditor, StoredCash debit, EventContext context, CancellationToken stop)
    {
        if (debit.Said.EndToEndId is null) return false;
        var paid = await session.Read(
            """
            select m.customer_number, m.payment from bank_movements m join bank_payers p on p.movement = m.id join credits c on c.creditor = m.creditor and c.number = m.payment and c.kind = 'payment'
             where m.creditor = $1 and m.account = $2 and m.is_credit and m.status = 'assigned' and m.amount_cents = $3 and m.currency = $4 and p.end_to_end = $5 and m.booked_on <= $6 and not c.is_reversed
            """, r => (Customer: r.GetString(0), Payment: r.GetString(1)), stop, creditor, debit.Account, debit.Said.Amount.Cents, debit.Said.Amount.Currency, debit.Said.EndToEndId, debit.On);
        if (paid is []) return await ReturnUnassigned(session, creditor, debit, context, stop);
        return paid is [var (customer, payment)] && await Return(session, creditor, debit, customer, payment, context, stop) is null;
    }

    /// <summary>A debit takes back a payment of its amount that still stands.</summary>
    public async Task<Refusal?> Return(Session session, string creditor, StoredCash debit, string customer, string payment, EventContext context, CancellationToken stop)
    {
        var paid = await Paid(session, creditor, customer, payment, stop) ?? throw new InvalidOperationException($"The payment {payment} of {customer} is not there.");
        var outcome = await books.Movements.Handle(session, StreamOf(creditor, debit.Key), new MovementCommand.Return(payment, debit.Said.ReturnReason, paid.Amount, paid.IsReversed), context, stop);
        if (outcome.Decision.Facts.IsEmpty) return outcome.Decision.Refusal;
        return await Reverse(session, creditor, customer, payment, new(debit.On, ReturnReasons.Of(debit.Said.ReturnReason, debit.Said.Code), ReturnReasons.Told(debit.Said.ReturnReason)), context, stop);
    }

    // Its account is held first: nobody reverses the payment between this look and what follows from it.
    static async Task<(Money Amount, bool IsReversed)?> Paid(Session session, string creditor, string customer, string payment, CancellationToken stop)
    {
        var document = new AccountDocument(creditor, customer, payment, null);
        await Ledger.Hold(session, [document.Account], stop);
        var found = await session.Read(
            "select amount_cents, currency, is_reversed from credits where id = $1", r => (r.Money(0, 1), r.GetBoolean(2)), stop, document.CreditOf(CreditKind.Payment));
        return found is [var one] ? one : null;
    }

    // Money that nobody claimed yet went back: neither of the two is anybody's any more.
    async Task<bool> ReturnUnassigned(Session session, string creditor, StoredCash debit, EventContext context, CancellationToken stop)
    {
        var waiting = await session.Read(
            """
            select m.id from bank_movements m join bank_payers p on p.movement = m.id
             where m.creditor = $1 and m.account = $2 and m.is_credit and m.status = 'unmatched' and m.amount_cents = $3 and m.currency = $4 and p.end_to_end = $5 and m.booked_on <= $6
            """, r => r.GetGuid(0), stop, creditor, debit.Account, debit.Said.Amount.Cents, debit.Said.Amount.Currency, debit.Said.EndToEndId, debit.On);
        if (waiting is not [var credit]) return false;
        foreach (var movement in new[] { credit, debit.Id }) await books.Movements.Handle(session, movement, new MovementCommand.Dismiss(DismissalReason.WentBack), context, stop);
        return true;
    }

    async Task<Refusal?> Reverse(Session session, string creditor, string customer, string payment, CreditCommand.Reverse order, EventContext context, CancellationToken stop) =>
        (await ledger.Book(session, CreditKind.Payment, new(creditor, customer, payment, null), order, context, stop))?.Decision.Refusal;

    /// <summary>What a person asks for: these invoices, or whatever the rules of imputation say.</summary>
    public static CashMatch ByPerson(string customer, Designations named) => new(CashRule.Person, customer, named.All);
}
