using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What people and debtors say on a case. Invoices are named by number or stream id.</summary>
public abstract partial record DunningCommand
{
    /// <summary>The debtor promises to pay.</summary>
    /// <param name="Invoices">None: all that may be promised.</param>
    /// <param name="Amount">Null: all that is claimed of them.</param>
    /// <param name="PromisedOn">Day of payment.</param>
    /// <param name="Now">What holds around the case.</param>
    /// <param name="By">Who was told.</param>
    /// <param name="On">The day.</param>
    public sealed record MakePromise(ImmutableArray<string> Invoices, Money? Amount, DateOnly PromisedOn, Circumstances Now, string By, DateOnly On) : DunningCommand;

    /// <summary>A promise ends without having been kept or broken.</summary>
    public sealed record WithdrawPromise(Guid Promise, StopEnd Reason, string By, DateOnly On) : DunningCommand;

    /// <summary>An instalment plan is entered.</summary>
    /// <param name="Invoices">None: all that may be promised.</param>
    /// <param name="Terms">By date.</param>
    /// <param name="Now">What holds around the case.</param>
    /// <param name="By">Who enters it.</param>
    /// <param name="On">The day.</param>
    public sealed record ProposePlan(ImmutableArray<string> Invoices, ImmutableArray<PlanTerm> Terms, Circumstances Now, string By, DateOnly On) : DunningCommand
    {
        /// <summary>Given up of the principal once all terms are kept; null for nothing.</summary>
        public Money? Discount { get; init; }

        /// <summary>As what the author negotiates: the policy limits what each may grant alone.</summary>
        public Negotiator As { get; init; }
    }

    /// <summary>A plan ends without having been fulfilled or broken.</summary>
    public sealed record CancelPlan(Guid Plan, StopEnd Reason, string By, DateOnly On) : DunningCommand;

    /// <summary>What a kept plan gave up is not to be credited after all: it is owed again.</summary>
    public sealed record LiftDiscount(Guid Plan, string By, DateOnly On) : DunningCommand;

    /// <summary>Dunning is to rest.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Invoices">None: the whole case.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">The day.</param>
    public sealed record PauseCase(PauseReason Reason, ImmutableArray<string> Invoices, DateOnly Until, string By, DateOnly On) : DunningCommand;

    /// <summary>A pause ends before its day.</summary>
    public sealed record LiftPause(Guid Pause, string By, DateOnly On) : DunningCommand;

    /// <summary>A contact was made that no policy asked for.</summary>
    /// <param name="Contact">Its key.</param>
    /// <param name="Channel">How.</param>
    /// <param name="Outcome">What came of it.</param>
    /// <param name="Day">The day said with it, where the result wants one.</param>
    /// <param name="Invoices">None: all that may be claimed.</param>
    /// <param name="Now">What holds around the case.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">The day.</param>
    public sealed record NoteContact(Guid Contact, Channel Channel, CallOutcome Outcome, DateOnly? Day, ImmutableArray<string> Invoices, Circumstances Now, string By, DateOnly On) : DunningCommand;

    /// <summary>Somebody is to visit the debtor.</summary>
    public sealed record OrderVisit(ImmutableArray<string> Invoices, DateOnly Deadline, string By, DateOnly On) : DunningCommand;

    /// <summary>A task was done.</summary>
    public sealed record DoFollowUp(Guid FollowUp, string By, DateOnly On) : DunningCommand
    {
        /// <summary>The note with its report; null where there is none.</summary>
        public Guid? Report { get; init; }
    }

    /// <summary>A task is no longer to be done.</summary>
    public sealed record DropFollowUp(Guid FollowUp, TaskCancellation Reason, string By, DateOnly On) : DunningCommand;

    /// <summary>A note is written.</summary>
    public sealed record WriteNote(Guid Note, NoteKind Kind, string By, DateOnly On) : DunningCommand;

    /// <summary>The text of a note is erased.</summary>
    public sealed record EraseNote(Guid Note, string By, DateOnly On) : DunningCommand;

    /// <summary>The debtor answers a message by its link.</summary>
    /// <param name="Given">The answer.</param>
    /// <param name="Now">What holds around the case: a promise is taken by the policy in force.</param>
    /// <param name="On">When.</param>
    public sealed record AnswerMessage(AnswerGiven Given, Circumstances Now, DateOnly On) : DunningCommand
    {
        /// <summary>Invoices whose copies are at hand.</summary>
        public ImmutableHashSet<Guid> Copies { get; init; } = [];

        /// <summary>The note in which a contest is explained, kept where it can be erased; null where there is none.</summary>
        public Guid? Note { get; init; }
    }
}
