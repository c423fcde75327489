using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What people and debtors say on a case: promises, pauses, contacts, notes.</summary>
public abstract partial record DunningEvent
{
    /// <summary>The debtor promised to pay (promesse de paiement).</summary>
    /// <param name="Promise">Its key.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Claims">The invoices, as they stood.</param>
    /// <param name="Amount">Promised.</param>
    /// <param name="PromisedOn">Day of payment.</param>
    /// <param name="Until">Last day of the tolerance.</param>
    /// <param name="Tolerance">By how much it may fall short.</param>
    /// <param name="By">Who recorded it.</param>
    /// <param name="On">Business date.</param>
    public sealed record PromiseMade(
        Guid Promise, int Episode, ImmutableArray<ClaimWhenSaid> Claims, Money Amount, DateOnly PromisedOn, DateOnly Until, Money Tolerance, string By, DateOnly On) : DunningEvent;

    /// <summary>What was promised came in.</summary>
    public sealed record PromiseKept(Guid Promise, Money Received, DateOnly On) : DunningEvent;

    /// <summary>Money that had kept a promise went back: the promise is open again, or decided anew where its day is over.</summary>
    public sealed record PromiseReopened(Guid Promise, Money Received, DateOnly On) : DunningEvent;

    /// <summary>The tolerance is over, and some of what was promised came in.</summary>
    public sealed record PromisePartlyKept(Guid Promise, Money Received, DateOnly On) : DunningEvent;

    /// <summary>The tolerance is over, and nothing of what was promised came in.</summary>
    public sealed record PromiseBroken(Guid Promise, DateOnly On) : DunningEvent;

    /// <summary>A promise ended without having been kept or broken.</summary>
    public sealed record PromiseWithdrawn(Guid Promise, StopEnd Reason, string By, DateOnly On) : DunningEvent;

    /// <summary>Dunning is paused until a day.</summary>
    /// <param name="Pause">Its key.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Invoices">Stream ids; none: the whole case, invoices to come included.</param>
    /// <param name="Until">Last day.</param>
    /// <param name="Contact">The contact whose result it follows from, if any.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record DunningPaused(Guid Pause, int Episode, PauseReason Reason, ImmutableArray<Guid> Invoices, DateOnly Until, Guid? Contact, string By, DateOnly On) : DunningEvent
    {
        internal Stop Stop => Stop.Paused(Reason, Until);
    }

    /// <summary>A pause ended before its day.</summary>
    public sealed record PauseLifted(Guid Pause, string By, DateOnly On) : DunningEvent;

    /// <summary>A contact was made that no policy asked for.</summary>
    /// <param name="Contact">Its key.</param>
    /// <param name="Episode">Of the case.</param>
    /// <param name="Channel">How.</param>
    /// <param name="Outcome">What came of it.</param>
    /// <param name="Invoices">What it was about.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record ContactNoted(Guid Contact, int Episode, Channel Channel, CallOutcome Outcome, ImmutableArray<Guid> Invoices, string By, DateOnly On) : DunningEvent;

    /// <summary>A person is to do something because of what the debtor said, or of what became of a message.</summary>
    /// <param name="FollowUp">Its key.</param>
    /// <param name="Kind">What to do.</param>
    /// <param name="Contact">The contact or message it follows from; its own key where a person ordered it.</param>
    /// <param name="Invoices">What it is about.</param>
    /// <param name="Deadline">Last day to do it.</param>
    /// <param name="By">Who asked for it.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Why">What became of the message, snake_case, such as <c>bounced</c>; null where it follows from words.</param>
    public sealed record FollowUpAsked(
        Guid FollowUp, FollowUpKind Kind, Guid Contact, ImmutableArray<Guid> Invoices, DateOnly Deadline, string By, DateOnly On, string? Why = null) : DunningEvent;

    /// <summary>It was done.</summary>
    public sealed record FollowUpDone(Guid FollowUp, string By, DateOnly On) : DunningEvent;

    /// <summary>It is no longer to be done.</summary>
    public sealed record FollowUpDropped(Guid FollowUp, TaskCancellation Reason, string By, DateOnly On) : DunningEvent;

    /// <summary>A note was written; its text is kept where it can be erased.</summary>
    public sealed record NoteWritten(Guid Note, NoteKind Kind, string By, DateOnly On) : DunningEvent;

    /// <summary>The text of a note was erased.</summary>
    public sealed record NoteErased(Guid Note, string By, DateOnly On) : DunningEvent;

    /// <summary>The debtor answered a message by its link.</summary>
    /// <param name="Decision">The message.</param>
    /// <param name="Answer">What.</param>
    /// <param name="Day">Day on which it paid or will pay.</param>
    /// <param name="Ground">Why it contests; none where it does not.</param>
    /// <param name="Invoices">What of the message was still owed.</param>
    /// <param name="On">Business date.</param>
    public sealed record DebtorAnswered(Guid Decision, DebtorAnswer Answer, DateOnly? Day, DisputeGround Ground, ImmutableArray<Guid> Invoices, DateOnly On) : DunningEvent;
}
