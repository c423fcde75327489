using System.Diagnostics;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>Where the money of a movement is.</summary>
public enum MovementStatus
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Kept, of a payer or for a purpose that nobody knows yet.</summary>
    Unmatched,

    /// <summary>A payment on a customer's account.</summary>
    Assigned,

    /// <summary>It undid a payment.</summary>
    Returned,

    /// <summary>No customer's money.</summary>
    Dismissed,

    /// <summary>The ERP books payments for this entity: kept to compare.</summary>
    Compared,
}

/// <summary>A movement on a bank account of the creditor (mouvement bancaire): cash that became a payment, or waits to be one.</summary>
/// <param name="Content">What the bank says; null until it is recorded.</param>
/// <param name="Status">Where its money is.</param>
/// <param name="Customer">The ERP's customer number while it is assigned.</param>
/// <param name="Payment">Reference of the payment while it is assigned, or of the one it undid.</param>
/// <param name="Assignments">How often it was assigned; each has a payment of its own.</param>
/// <param name="Dismissal">Why it is no customer's money, while it is dismissed.</param>
public sealed record BankMovement(MovementContent? Content, MovementStatus Status, string? Customer, string? Payment, int Assignments, DismissalReason Dismissal)
    : IDecider<BankMovement, MovementCommand, MovementEvent>
{
    /// <inheritdoc/>
    public static BankMovement Initial => new(null, MovementStatus.None, null, null, 0, DismissalReason.None);

    /// <inheritdoc/>
    public static Decision<MovementEvent> Decide(BankMovement movement, MovementCommand command) => command switch
    {
        MovementCommand.Record record when movement.Content is null => new MovementEvent.MovementBooked(record.Content),
        MovementCommand.Record                                      => Nothing,
        _ when movement.Content is null                             => Refuse("movement_unknown", "There is no such bank movement."),
        MovementCommand.Assign assign                               => movement.IsAssigned(assign),
        MovementCommand.Release release                             => movement.IsReleased(release),
        MovementCommand.Dismiss dismiss                             => movement.IsDismissed(dismiss),
        MovementCommand.Compare                                     => movement.Status is MovementStatus.Unmatched ? new MovementEvent.CashCompared() : Nothing,
        MovementCommand.Return undo                                 => movement.Undoes(undo),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static BankMovement Evolve(BankMovement was, MovementEvent happened) => happened switch
    {
        MovementEvent.MovementBooked e   => was with { Content = e.Content, Status = MovementStatus.Unmatched },
        MovementEvent.CashAssigned e     => was with { Status = MovementStatus.Assigned, Customer = e.Customer, Payment = e.Payment, Assignments = was.Assignments + 1, Dismissal = DismissalReason.None },
        MovementEvent.CashReleased       => was with { Status = MovementStatus.Unmatched, Customer = null, Payment = null },
        MovementEvent.CashDismissed e    => was with { Status = MovementStatus.Dismissed, Dismissal = e.Reason },
        MovementEvent.CashCompared       => was with { Status = MovementStatus.Compared },
        MovementEvent.PaymentReturned e  => was with { Status = MovementStatus.Returned, Payment = e.Payment },
        _ => throw new UnreachableException(),
    };

    Decision<MovementEvent> IsAssigned(MovementCommand.Assign assign) => this switch
    {
        { Content.IsCredit: false }             => Refuse("movement_is_debit", "A debit is nobody's payment; it may undo one."),
        { Status: MovementStatus.Compared }     => Refuse("movement_compared", "The ERP says what was paid on that day: the bank's movement is compared and never counted."),
        { Dismissal: DismissalReason.WentBack } => Refuse("movement_went_back", "Its money went back to where it came from: it is nobody's payment."),
        { Status: MovementStatus.Assigned }     => string.Equals(Customer, assign.Customer, StringComparison.OrdinalIgnoreCase)
            ? Nothing : Refuse("movement_assigned", $"It is a payment of customer {Customer} already; release it first."),
        _                                       => new MovementEvent.CashAssigned(assign.Customer, NextPayment, assign.Rule),
    };

    string NextPayment => Assignments == 0 ? $"bank:{Content!.Key}" : $"bank:{Content!.Key}:{Assignments + 1}";

    // What came back is not there to be given to somebody else: it would be counted a second time.
    Decision<MovementEvent> IsReleased(MovementCommand.Release release) => Status switch
    {
        not MovementStatus.Assigned => Nothing,
        _ when release.IsReversed   => Refuse("payment_reversed", $"The payment {Payment} came back: its money is no longer there to be anybody's."),
        _                           => new MovementEvent.CashReleased(Customer!, Payment!),
    };

    Decision<MovementEvent> IsDismissed(MovementCommand.Dismiss dismiss) => Status switch
    {
        MovementStatus.Dismissed                           => Nothing,
        MovementStatus.Assigned or MovementStatus.Returned => Refuse("movement_assigned", $"Its money is in the books as {Payment}; release it first."),
        _                                                  => new MovementEvent.CashDismissed(dismiss.Reason),
    };

    Decision<MovementEvent> Undoes(MovementCommand.Return undo) => this switch
    {
        { Content.IsCredit: true }           => Refuse("movement_is_credit", "A credit undoes no payment."),
        { Status: MovementStatus.Returned }  => Payment == undo.Payment ? Nothing : Refuse("movement_returned", $"It undid {Payment} already."),
        { Status: MovementStatus.Dismissed } => Refuse("movement_dismissed", "It was dismissed: it undoes no payment."),
        _ when undo.IsReversed               => Refuse("payment_reversed", $"The payment {undo.Payment} came back already."),
        _ when undo.Paid != Content!.Amount  => Refuse("amount_differs", $"It is a debit of {Content.Amount}; the payment {undo.Payment} brought in {undo.Paid}."),
        _                                    => new MovementEvent.PaymentReturned(undo.Payment, undo.ReasonCode),
    };
}

/// <summary>What a bank says of a movement, without anything that names a person.</summary>
/// <param name="Creditor">SIREN of the entity whose account it is.</param>
/// <param name="Account">IBAN of that account.</param>
/// <param name="Key">Identifies it for ever, see <see cref="MovementKey"/>.</param>
/// <param name="Statement">The bank's number of the message.</param>
/// <param name="Reference">The bank's own reference, or null.</param>
/// <param name="On">Day it was booked.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="IsCredit">Money came in.</param>
/// <param name="Code">Bank transaction code, or null.</param>
/// <param name="ProvisionalUntil">Last day on which the payer may take a direct debit back, or null.</param>
public sealed record MovementContent(
    string Creditor, string Account, string Key, string Statement, string? Reference, DateOnly On, Money Amount, bool IsCredit, string? Code = null, DateOnly? ProvisionalUntil = null);
