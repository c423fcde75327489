using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>What the ERP asks the gate about.</summary>
/// <param name="Amount">Including tax.</param>
/// <param name="Deposit">Of it, what was paid in advance.</param>
/// <param name="DeliveryOn">Planned day, where known.</param>
public sealed record GateQuestion(Money Amount, Money Deposit, DateOnly? DeliveryOn);

/// <summary>Where a held question stands.</summary>
public enum GateReview
{
    /// <summary>Nobody was asked.</summary>
    None,

    /// <summary>A person is waited for.</summary>
    Waiting,

    /// <summary>A person let it pass.</summary>
    Released,

    /// <summary>A person refused.</summary>
    Refused,
}

/// <summary>Orders to a gated order. The reasons of persons stay outside the stream, only their SHA-256 goes in.</summary>
public abstract record GatedOrderCommand
{
    GatedOrderCommand() { }

    /// <summary>Records an answer of the gate.</summary>
    public sealed record Answer(Account Account, string Order, GateStage Stage, GateQuestion Question, GateDecision Decision, ImmutableList<GateCondition> Conditions, ImmutableList<string> Reasons, DateOnly On)
        : GatedOrderCommand;

    /// <summary>A person lets a held order pass.</summary>
    public sealed record Release(GateStage Stage, string Reason, DateOnly On) : GatedOrderCommand;

    /// <summary>A person refuses a held order.</summary>
    public sealed record Turn(GateStage Stage, string Reason, DateOnly On) : GatedOrderCommand;

    /// <summary>The order is not wanted any more.</summary>
    public sealed record Withdraw(DateOnly On) : GatedOrderCommand;

    /// <summary>Forgets why a person let it pass, or not.</summary>
    /// <param name="Stage">At which stage.</param>
    /// <param name="Ground">Why.</param>
    /// <param name="OpenClaims">Invoices of the order that are not settled, and its deliveries that are still to be invoiced.</param>
    public sealed record EraseReason(GateStage Stage, ErasureGround Ground, int OpenClaims) : GatedOrderCommand;
}

/// <summary>Facts of a gated order.</summary>
public abstract record GatedOrderEvent
{
    GatedOrderEvent() { }

    /// <summary>The gate answered.</summary>
    public sealed record OrderGateAnswered(
        Account Account, string Order, GateStage Stage, GateQuestion Question, GateDecision Decision, ImmutableList<GateCondition> Conditions, ImmutableList<string> Reasons, DateOnly On) : GatedOrderEvent;

    /// <summary>A person let it pass.</summary>
    public sealed record GatedOrderReleased(Account Account, string Order, GateStage Stage, string Reason, DateOnly On) : GatedOrderEvent;

    /// <summary>A person refused it.</summary>
    public sealed record GatedOrderRefused(Account Account, string Order, GateStage Stage, string Reason, DateOnly On) : GatedOrderEvent;

    /// <summary>It counts for nothing any more.</summary>
    public sealed record GatedOrderWithdrawn(Account Account, string Order, DateOnly On) : GatedOrderEvent;

    /// <summary>The words of a person's decision were forgotten; the decision stays.</summary>
    public sealed record ReviewReasonErased(Account Account, string Order, GateStage Stage, ErasureGround Ground) : GatedOrderEvent;
}

/// <summary>The last question of a stage and what came of it.</summary>
public sealed record GateStanding(GateQuestion Question, GateDecision Decision, ImmutableList<GateCondition> Conditions, ImmutableList<string> Reasons, DateOnly On, GateReview Review, string? Words)
{
    internal bool Says(GatedOrderCommand.Answer answer) =>
        Question == answer.Question && Decision == answer.Decision && Conditions.SequenceEqual(answer.Conditions) && Reasons.SequenceEqual(answer.Reasons);

    // What a person decided stands for the same question, until a reason comes up that the person did not know.
    internal bool StandsAgainst(GatedOrderCommand.Answer answer) => Question == answer.Question && Review switch
    {
        GateReview.Refused  => true,
        GateReview.Released => answer.Reasons.All(Reasons.Contains),
        _                   => false,
    };
}

/// <summary>An order (commande) that the gate was asked about, at its stages.</summary>
/// <param name="Account">Whose; null before the first question.</param>
/// <param name="Number">The ERP's number.</param>
/// <param name="Stages">The last question of each.</param>
/// <param name="IsWithdrawn">It counts for nothing.</param>
public sealed record GatedOrder(Account? Account, string Number, ImmutableDictionary<GateStage, GateStanding> Stages, bool IsWithdrawn) : IDecider<GatedOrder, GatedOrderCommand, GatedOrderEvent>
{
    /// <summary>Stages where words of a person are kept.</summary>
    public ImmutableHashSet<GateStage> Worded { get; init; } = [];

    /// <inheritdoc/>
    public static GatedOrder Initial => new(null, "", ImmutableDictionary<GateStage, GateStanding>.Empty, false);

    /// <inheritdoc/>
    public static Decision<GatedOrderEvent> Decide(GatedOrder order, GatedOrderCommand command) => command switch
    {
        GatedOrderCommand.Answer answer        => order.Answers(answer),
        GatedOrderCommand.Release release      => order.IsReviewed(release.Stage, GateReview.Released, release.Reason, new GatedOrderEvent.GatedOrderReleased(order.Account!, order.Number, release.Stage, release.Reason, release.On)),
        GatedOrderCommand.Turn turn            => order.IsReviewed(turn.Stage, GateReview.Refused, turn.Reason, new GatedOrderEvent.GatedOrderRefused(order.Account!, order.Number, turn.Stage, turn.Reason, turn.On)),
        GatedOrderCommand.Withdraw when order.Account is null => Unknown,
        GatedOrderCommand.Withdraw when order.IsWithdrawn     => Nothing,
        GatedOrderCommand.EraseReason erase    => order.ForgetsReason(erase),
        GatedOrderCommand.Withdraw withdraw    => new GatedOrderEvent.GatedOrderWithdrawn(order.Account, order.Number, withdraw.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static GatedOrder Evolve(GatedOrder was, GatedOrderEvent happened) => happened switch
    {
        GatedOrderEvent.OrderGateAnswered e => new(was.Account ?? e.Account, was.Account is null ? e.Order : was.Number,
            was.Stages.SetItem(e.Stage, new(e.Question, e.Decision, e.Conditions, e.Reasons, e.On, e.Decision is GateDecision.Hold ? GateReview.Waiting : GateReview.None, null)), false) { Worded = was.Worded },
        GatedOrderEvent.GatedOrderReleased e => was.Reviewed(e.Stage, GateReview.Released, e.Reason),
        GatedOrderEvent.GatedOrderRefused e => was.Reviewed(e.Stage, GateReview.Refused, e.Reason),
        GatedOrderEvent.GatedOrderWithdrawn => was with { IsWithdrawn = true },
        GatedOrderEvent.ReviewReasonErased e => was with { Worded = was.Worded.Remove(e.Stage) },
        _ => throw new UnreachableException(),
    };

    static Refusal Unknown => Refuse("order_unknown", "The gate was never asked about this order.");

    Decision<GatedOrderEvent> Answers(GatedOrderCommand.Answer answer)
    {
        if (Account is { } account && !string.Equals(account.Customer, answer.Account.Customer, StringComparison.OrdinalIgnoreCase))
            return Refuse("account_differs", $"Order {Number} is of customer {account.Customer}.");
        if (!IsWithdrawn && Stages.TryGetValue(answer.Stage, out var known) && (known.StandsAgainst(answer) || known is { Review: not GateReview.Released } && known.Says(answer))) return Nothing;
        return new GatedOrderEvent.OrderGateAnswered(Account ?? answer.Account, Account is null ? answer.Order : Number, answer.Stage, answer.Question, answer.Decision, answer.Conditions, answer.Reasons, answer.On);
    }

    Decision<GatedOrderEvent> IsReviewed(GateStage stage, GateReview review, string words, GatedOrderEvent fact) => Stages.GetValueOrDefault(stage) switch
    {
        null                                                                   => Unknown,
        { Review: var done, Words: var said } when done == review && said == words => Nothing,
        { Decision: not GateDecision.Hold }                                    => Refuse("not_held", $"Order {Number} is not held at this stage."),
        { Review: not GateReview.Waiting }                                     => Refuse("reviewed", $"A person has already decided on order {Number}; the ERP asks again when something has changed."),
        _                                                                      => fact,
    };

    Decision<GatedOrderEvent> ForgetsReason(GatedOrderCommand.EraseReason erase) => this switch
    {
        { Account: null }                               => Unknown,
        _ when !Worded.Contains(erase.Stage)            => Nothing,
        _ when erase is { OpenClaims: > 0, Ground: not ErasureGround.WrongPerson } =>
            Refuse("claim_open", $"A claim of order {Number} is open: why it passed can be erased when it is settled."),
        _                                               => new GatedOrderEvent.ReviewReasonErased(Account, Number, erase.Stage, erase.Ground),
    };

    GatedOrder Reviewed(GateStage stage, GateReview review, string words) =>
        Stages.TryGetValue(stage, out var standing) ? this with { Stages = Stages.SetItem(stage, standing with { Review = review, Words = words }), Worded = Worded.Add(stage) } : this;
}
