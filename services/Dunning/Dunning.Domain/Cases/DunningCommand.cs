using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What a case can be told.</summary>
public abstract partial record DunningCommand
{
    DunningCommand()
    {
    }

    /// <summary>A fact was heard from another service.</summary>
    /// <param name="Account">Whose case it is; null where the message names the case only.</param>
    /// <param name="Fact">A fact that is an <see cref="IHeardFact"/>.</param>
    /// <param name="On">Business date of the message.</param>
    public sealed record Hear(Account? Account, DunningEvent Fact, DateOnly On) : DunningCommand;

    /// <summary>Do what is due on a day.</summary>
    /// <param name="Now">What holds around the case on that day.</param>
    /// <param name="AskedBy">Who asked for the run.</param>
    /// <param name="On">The day.</param>
    public sealed record Act(Circumstances Now, string AskedBy, DateOnly On) : DunningCommand
    {
        /// <summary>The day on which it is really done, where that is a later one: what leaves, leaves then.</summary>
        public DateOnly Today { get; init; } = On;
    }

    /// <summary>A second person agrees to a threat or a hand-over.</summary>
    /// <param name="Decision">Decision or hand-over.</param>
    /// <param name="Now">What holds around the case on that day.</param>
    /// <param name="By">Who agrees.</param>
    /// <param name="On">The day.</param>
    public sealed record Approve(Guid Decision, Circumstances Now, string By, DateOnly On) : DunningCommand;

    /// <summary>A second person does not agree to a threat or a hand-over.</summary>
    /// <param name="Decision">Decision or hand-over.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Until">Day from which it may be proposed again; null: until a person agrees or the invoices change.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">The day.</param>
    public sealed record Reject(Guid Decision, RejectionReason Reason, DateOnly? Until, string By, DateOnly On) : DunningCommand;

    /// <summary>A collector has called.</summary>
    /// <param name="Decision">The call to make.</param>
    /// <param name="Outcome">What came of it.</param>
    /// <param name="By">Who called.</param>
    /// <param name="On">When.</param>
    public sealed record RecordCall(Guid Decision, CallOutcome Outcome, string By, DateOnly On) : DunningCommand
    {
        /// <summary>The day said with it, where the result wants one.</summary>
        public DateOnly? Day { get; init; }

        /// <summary>What holds around the case; needed for a promise.</summary>
        public Circumstances? Now { get; init; }
    }

    /// <summary>A person gives up what an invoice owes for being late, for good.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">The day.</param>
    public sealed record WaivePenalties(Guid Invoice, WaiverReason Reason, string By, DateOnly On) : DunningCommand;

    /// <summary>A person chooses the policy of one customer, or lets it be chosen again.</summary>
    /// <param name="Policy">Its name; null: as kind and segment say.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">The day.</param>
    public sealed record AssignPolicy(string? Policy, string By, DateOnly On) : DunningCommand;

    /// <summary>The entity no longer wants what waits to go out.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">The day.</param>
    /// <param name="TextsOnly">Nothing but text messages that go out by themselves.</param>
    public sealed record WithdrawAll(string Reason, DateOnly On, bool TextsOnly = false) : DunningCommand;

    /// <summary>A person records what interrupts the limitation period of an invoice.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Kind">What it was.</param>
    /// <param name="ActOn">When it was done.</param>
    /// <param name="Proof">Reference of the paper that proves it.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="On">The day.</param>
    /// <param name="DeclaredIn">Of a declaration: the opening judgment of the proceedings it was made in, as a service knows it; null where a person records it.</param>
    public sealed record RecordInterruption(Guid Invoice, InterruptionKind Kind, DateOnly ActOn, string Proof, string By, DateOnly On, DateOnly? DeclaredIn = null) : DunningCommand;

    /// <summary>A person records that the effect of an interruption has ended, or never was.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Interruption">Its key.</param>
    /// <param name="EndedOn">Since when.</param>
    /// <param name="IsVoid">It has interrupted nothing.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="On">The day.</param>
    public sealed record EndInterruption(Guid Invoice, Guid Interruption, DateOnly EndedOn, bool IsVoid, string By, DateOnly On) : DunningCommand;

    /// <summary>A service says what became of a declared claim.</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Interruption">Key of the declaration.</param>
    /// <param name="DecidedOn">Day of the decision.</param>
    /// <param name="IsAdmitted">For any amount; false where it was turned down.</param>
    /// <param name="By">Who records it.</param>
    /// <param name="On">The day.</param>
    public sealed record DecideDeclaration(Guid Invoice, Guid Interruption, DateOnly DecidedOn, bool IsAdmitted, string By, DateOnly On) : DunningCommand;
}
