using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Credits;

public sealed partial record Credit
{
    /// <summary>What was kept of it was given back to who asked: no rule keeps anything of it any more.</summary>
    public bool IsRemainderClaimed { get; init; }

    // What is more than a mistake, what is paid in advance and what an agency holds is nobody's gain.
    Decision<CreditEvent> Keeps(CreditCommand.KeepRemainder keep) => this switch
    {
        { Kind: not CreditKind.Payment } or { IsReversed: true } or { Origin: Origin.Agency } or { IsRemainderClaimed: true } => Nothing,
        _ when Funds.Unallocated is not { IsPositive: true, Currency: "EUR" } left || left > keep.UpTo => Nothing,
        _ when Funds.Allocations.Aggregate(Money.Zero, (sum, a) => sum + a.Amount) <= Funds.Unallocated => Nothing,
        _ => new CreditEvent.RemainderKept(Document!, Funds.Unallocated, keep.On),
    };

    Decision<CreditEvent> GivesBack(CreditCommand.ReturnRemainder order) => this switch
    {
        { Kind: not CreditKind.Payment } => Refuse("payment_unknown", "There is no such payment."),
        { Funds.Kept: null }             => Nothing,
        _                                => Accept<CreditEvent>([Returned(order.On)!, new CreditEvent.RemainderClaimed(Document!)]),
    };

    // What was small beside what is settled is small no longer when something of that moves.
    Decision<CreditEvent> Returning(DateOnly? since, Func<Credit, Decision<CreditEvent>> then)
    {
        if (Returned(since) is not { } back) return then(this);
        var decision = then(Evolve(this, back));
        return decision.Refusal is null && !decision.Facts.IsEmpty ? Accept<CreditEvent>([back, .. decision.Facts]) : decision;
    }

    CreditEvent.RemainderReturned? Returned(DateOnly? since) =>
        Funds.Kept is { } kept ? new(Document!, kept.Amount, Funds.Unallocated + kept.Amount, since is { } on ? Days.Later(on, kept.On) : null) : null;
}

public abstract partial record CreditCommand
{
    /// <summary>What is left of a payment that has settled what was owed is taken as a small gain.</summary>
    /// <param name="UpTo">Most that is: in euros.</param>
    /// <param name="On">Today.</param>
    public sealed record KeepRemainder(Money UpTo, DateOnly On) : CreditCommand;

    /// <summary>What was kept is the customer's again, and stays so: somebody asked for it.</summary>
    /// <param name="On">From which day.</param>
    public sealed record ReturnRemainder(DateOnly On) : CreditCommand;
}

public abstract partial record CreditEvent
{
    /// <summary>What a payment left over was taken as a small gain (écart de règlement en notre faveur).</summary>
    public sealed record RemainderKept(AccountDocument Document, Money Amount, DateOnly On) : CreditEvent;

    /// <summary>It is the customer's again: from <c>Since</c>, or from the day it happened.</summary>
    public sealed record RemainderReturned(AccountDocument Document, Money Amount, Money Unallocated, DateOnly? Since = null) : CreditEvent;

    /// <summary>Somebody had asked for it: no rule keeps what this payment leaves over any more.</summary>
    public sealed record RemainderClaimed(AccountDocument Document) : CreditEvent;
}
