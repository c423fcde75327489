using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Credits;

/// <summary>
/// A credit of a customer account: a payment (règlement) or a credit note (avoir). Both are set against invoices in the same way
/// (lettrage), and what is set against none stays on the account.
/// </summary>
/// <param name="Kind">None until it is booked.</param>
/// <param name="Document">Whose it is.</param>
/// <param name="Content">What the source said last.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="IsReversed">The payment came back.</param>
/// <param name="Funds">Its money and where it went.</param>
public sealed partial record Credit(CreditKind Kind, AccountDocument? Document, CreditContent? Content, Origin Origin, bool IsReversed, Funds Funds)
    : IDecider<Credit, CreditCommand, CreditEvent>
{
    /// <summary>How the payment came back; null while it stands.</summary>
    public Reversal? Reversal { get; init; }

    /// <inheritdoc/>
    public static Credit Initial => new(CreditKind.None, null, null, Origin.None, false, Funds.None);

    /// <inheritdoc/>
    public static Decision<CreditEvent> Decide(Credit credit, CreditCommand command) => command switch
    {
        CreditCommand.Book book         => credit.Kind is CreditKind.None ? Books(book) : credit.Corrects(credit.Completed(book)),
        CreditCommand.Deduct deduct     => credit.KeepsBack(deduct.Deductions),
        CreditCommand.Allocate allocate => credit.Allocates(allocate),
        CreditCommand.Release release   => credit.Releases(release),
        CreditCommand.KeepRemainder keep    => credit.Keeps(keep),
        CreditCommand.ReturnRemainder order => credit.GivesBack(order),
        CreditCommand.Reverse reverse   => credit.Reverses(reverse),
        CreditCommand.GiveWay yield     => credit.GivesWay(yield.Keeps),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Credit Evolve(Credit was, CreditEvent happened) => happened switch
    {
        CreditEvent.PaymentReceived e     => new(CreditKind.Payment, e.Document, e.Content, e.Origin, false, Funds.None with { Amount = e.Content.Amount }),
        CreditEvent.CreditNoteIssued e    => new(CreditKind.CreditNote, e.Document, e.Content, e.Origin, false, Funds.None with { Amount = e.Content.Amount }),
        CreditEvent.PaymentCorrected e    => was.Says(e.Content),
        CreditEvent.CreditNoteCorrected e => was.Says(e.Content),
        CreditEvent.CreditAllocated e     => was with { Funds = was.Funds.Allocate(e.Invoice, e.Amount, e.Basis, e.Since, e.Rule) },
        CreditEvent.CreditReleased e      => was with { Funds = was.Funds.Release(e.Invoice, e.Amount) },
        CreditEvent.AllocationConfirmed e => was with { Funds = was.Funds.Confirm(e.Invoice, e.Basis) },
        CreditEvent.PaymentReversed e     => was with { IsReversed = true, Reversal = new(e.On, e.Reason, e.ReasonCode), Funds = Funds.None },
        CreditEvent.RemainderKept e       => was with { Funds = was.Funds with { Kept = new(e.Amount, e.On) } },
        CreditEvent.RemainderReturned     => was with { Funds = was.Funds with { Kept = null } },
        CreditEvent.RemainderClaimed      => was with { IsRemainderClaimed = true },
        _ => throw new UnreachableException(),
    };

    Credit Says(CreditContent content) => this with { Content = content, Funds = Funds with { Amount = content.Amount } };

    static Decision<CreditEvent> Books(CreditCommand.Book book) => book.Kind is CreditKind.Payment
        ? new CreditEvent.PaymentReceived(book.Document, book.Content, book.Origin)
        : new CreditEvent.CreditNoteIssued(book.Document, book.Content, book.Origin);

    // A source that knows of no deductions takes none back.
    CreditCommand.Book Completed(CreditCommand.Book book) => book with { Content = book.Content with { Deductions = book.Content.Deductions ?? Content!.Deductions } };

    Decision<CreditEvent> Corrects(CreditCommand.Book book) => this switch
    {
        _ when !Document!.IsOfSameAccount(book.Document) =>
            Refuse("account_differs", $"{Document!.Number} belongs to customer {Document.Customer}; it cannot move to {book.Document.Customer}."),
        _ when Content == book.Content => Nothing,
        _ when Origin != book.Origin && (Origin is Origin.Snapshot || book.Origin is Origin.Snapshot) =>
            Refuse("payment_presumed", $"{Document!.Number} is the reference of a payment that a list of open items presumes: money has a reference of its own."),
        { IsReversed: true }           => Refuse("payment_reversed", $"The payment {Document!.Number} came back: a new one needs a reference of its own."),
        _ when Content!.Amount.Currency != book.Content.Amount.Currency =>
            Refuse("currency_differs", $"{Document!.Number} is in {Content.Amount.Currency}; it cannot become {book.Content.Amount.Currency}."),
        // What a smaller amount never could cover it never covered; where only the invoices named are others, that is so from today on.
        // A label is no other money.
        _ when (Content.Amount, Content.On, Content.Designated, Content.Deductions) == (book.Content.Amount, book.Content.On, book.Content.Designated, book.Content.Deductions) => Corrected(book.Content),
        _ => Returning(Funds.Kept?.On, credit => Accept<CreditEvent>(
            [.. credit.Released(credit.Superfluous(book.Content), book.Content.Amount < Content.Amount || book.Content.Designated == Content.Designated ? book.Content.On : null), credit.Corrected(book.Content)])),
    };

    Decision<CreditEvent> KeepsBack(Deductions deductions) => this switch
    {
        { Kind: not CreditKind.Payment } => Refuse("payment_unknown", "There is no such payment."),
        { Origin: Origin.Snapshot }      => Refuse("payment_presumed", $"{Document!.Number} is presumed by a list of open items: nobody said what was kept back with it."),
        _                                => Corrects(new(Kind, Document!, Content! with { Deductions = deductions }, Origin)),
    };

    CreditEvent Corrected(CreditContent content) => Kind is CreditKind.Payment
        ? new CreditEvent.PaymentCorrected(Document!, content, Left(content))
        : new CreditEvent.CreditNoteCorrected(Document!, content, Left(content));

    Decision<CreditEvent> Allocates(CreditCommand.Allocate allocate) => Funds.ToHave(allocate.Invoice, allocate.Total, allocate.Basis) switch
    {
        _ when Kind is CreditKind.None => Refuse("credit_unknown", "There is no such payment or credit note to allocate."),
        Move.Stay                      => Nothing,
        Move.Exceed                    => Refuse("credit_exceeded", $"{Document!.Number} has {Funds.Unallocated} left to allocate."),
        Move.Allocate more             => new CreditEvent.CreditAllocated(Document!, allocate.Invoice, more.Amount, allocate.Basis, Funds.Unallocated - more.Amount, allocate.Since, allocate.Rule),
        Move.Release less              => Returning(allocate.Since, credit =>
            new CreditEvent.CreditReleased(Document!, allocate.Invoice, less.Amount, credit.Funds.Unallocated + less.Amount, allocate.Since)),
        Move.Confirm                   => new CreditEvent.AllocationConfirmed(Document!, allocate.Invoice, allocate.Basis),
        _ => throw new UnreachableException(),
    };

    Decision<CreditEvent> Releases(CreditCommand.Release release) =>
        Funds.Allocations.Find(a => a.Invoice == release.Invoice) is { } there && there.Amount > release.Most
            ? Returning(release.Since, credit =>
                new CreditEvent.CreditReleased(Document!, release.Invoice, there.Amount - release.Most, credit.Funds.Unallocated + (there.Amount - release.Most), release.Since))
            : Nothing;

    Decision<CreditEvent> Reverses(CreditCommand.Reverse reverse) => this switch
    {
        { Kind: not CreditKind.Payment } => Refuse("payment_unknown", "There is no such payment."),
        { IsReversed: true }             => Nothing,
        _ => Returning(reverse.On, credit => Accept<CreditEvent>(
            [.. credit.Released(credit.Funds.Excess(Money.Zero), reverse.On), new CreditEvent.PaymentReversed(Document!, Content!.Amount, reverse.On, reverse.Reason, reverse.Code)])),
    };

    Decision<CreditEvent> GivesWay(Money keeps) => this switch
    {
        { Origin: not Origin.Snapshot } or { IsReversed: true } => Nothing,
        _ when keeps >= Content!.Amount                         => Nothing,
        _ when keeps.IsPositive                                 => Accept<CreditEvent>([.. Released(Funds.Excess(keeps), Content!.On), Corrected(Content with { Amount = keeps })]),
        _ => Accept<CreditEvent>([.. Released(Funds.Excess(Money.Zero), Content!.On), new CreditEvent.PaymentReversed(Document!, Content!.Amount, Content!.On, ReversalReason.Superseded)]),
    };

    // A payer who names other invoices takes back what was guessed or named before; what the accountants lettered stays.
    IEnumerable<(Guid Invoice, Money Amount)> Superfluous(CreditContent content)
    {
        if (content.Designated == Content!.Designated) return NotMeant(content);
        var lettered = Funds with { Allocations = Funds.Allocations.RemoveAll(a => a.Basis is not AllocationBasis.Lettering) };
        return Funds.Allocations.Except(lettered.Allocations).Select(a => (a.Invoice, a.Amount)).Concat(lettered.Excess(content.Amount));
    }

    // What a payer keeps back of an invoice that it names was never meant for it, whenever it says so.
    IEnumerable<(Guid Invoice, Money Amount)> NotMeant(CreditContent content)
    {
        var kept = (content.Deductions ?? Deductions.None).All.Except((Content!.Deductions ?? Deductions.None).All)
            .Where(d => d.Year is not null && content.Designated.All.Any(n => n.Amount is null && string.Equals(n.Number, d.Invoice, StringComparison.OrdinalIgnoreCase)))
            .GroupBy(d => (Document! with { Number = d.Invoice, Year = d.Year }).Invoice, d => d.Amount)
            .Select(of => (Invoice: of.Key, Amount: Money.Min(of.Aggregate(Money.Zero, (sum, amount) => sum + amount), Funds.Allocations.Find(a => a.Invoice == of.Key)?.Amount ?? Money.Zero)))
            .Where(k => k.Amount.IsPositive).ToList();
        return kept.Concat(kept.Aggregate(Funds, (funds, k) => funds.Release(k.Invoice, k.Amount)).Excess(content.Amount));
    }

    Money Left(CreditContent content) =>
        Superfluous(content).Aggregate(content.Amount - (Funds.Amount - Funds.Unallocated), (left, released) => left + released.Amount);

    IEnumerable<CreditEvent> Released(IEnumerable<(Guid Invoice, Money Amount)> parts, DateOnly? since)
    {
        var unallocated = Funds.Unallocated;
        foreach (var (invoice, amount) in parts)
        {
            unallocated += amount;
            yield return new CreditEvent.CreditReleased(
                Document!, invoice, amount, unallocated, since is null ? null : Days.Later(since, Funds.Allocations.Find(a => a.Invoice == invoice)?.Since));
        }
    }
}
