using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bills;

/// <summary>What is known of an invoice that a bill names.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Customer">Stream id of the account it stands on.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="InOtherBills">How much of it other open bills are to pay.</param>
public sealed record CoverableInvoice(string Number, int Year, Guid Customer, Money Amount, Money InOtherBills);

/// <summary>Orders to a bill of exchange.</summary>
public abstract record BillCommand
{
    BillCommand() { }

    /// <summary>Records a bill, or corrects it while it is open.</summary>
    /// <param name="Document">Whose it is.</param>
    /// <param name="Content">What the ERP says.</param>
    /// <param name="Known">The invoices named that are there.</param>
    public sealed record Draw(AccountDocument Document, BillContent Content, ImmutableArray<CoverableInvoice> Known) : BillCommand;

    /// <summary>The debtor's bank paid it.</summary>
    /// <param name="On">Day of the payment.</param>
    public sealed record Pay(DateOnly On) : BillCommand;

    /// <summary>It came back unpaid, though it was said to be paid: a bank credits it under reserve.</summary>
    /// <param name="On">Day it came back; not before it was paid.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Return(DateOnly On, UnpaidReason Reason) : BillCommand;

    /// <summary>Takes it back: it is not presented.</summary>
    public sealed record Cancel : BillCommand;
}

/// <summary>Facts of a bill of exchange.</summary>
public abstract record BillEvent
{
    BillEvent() { }

    /// <summary>There is a bill. It settles nothing: it is no cash.</summary>
    public sealed record BillDrawn(AccountDocument Document, BillContent Content) : BillEvent;

    /// <summary>The source corrected it; all of it after the change. A maturity put off is one (prorogation).</summary>
    public sealed record BillCorrected(AccountDocument Document, BillContent Content) : BillEvent;

    /// <summary>The debtor's bank paid it.</summary>
    public sealed record BillPaid(AccountDocument Document, DateOnly On) : BillEvent;

    /// <summary>It came back unpaid (effet impayé): its invoices are claimed as due on their own days.</summary>
    public sealed record BillReturned(AccountDocument Document, DateOnly On, UnpaidReason Reason) : BillEvent;

    /// <summary>It was taken back.</summary>
    public sealed record BillCancelled(AccountDocument Document) : BillEvent;
}
