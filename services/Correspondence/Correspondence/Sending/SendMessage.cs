using System.Diagnostics;
using System.Diagnostics.Metrics;
using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Notices;
using Recouvrement.Correspondence.QuietTimes;
using Recouvrement.Correspondence.Suppressions;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Sending;

/// <summary>
/// Takes one message out of the house. The intent is committed before the carrier is asked and the outcome after; what a crash leaves
/// in between is tried again as something that may have left.
/// </summary>
sealed partial class SendMessage(NpgsqlDataSource database, LogSignal signal, MessageStreams messages, Preparation preparation, NoticePreparation notices, QuietTime quiet, BusinessClock clock, IConfiguration configuration, ILogger<SendMessage> log)
{
    static readonly Counter<long> Dispatches = Telemetry.Meter.CreateCounter<long>("recouvrement.dispatches", "{message}", "Attempts to hand a message over, by carrier and outcome");

    /// <summary>Makes one attempt; never throws. A message that cannot leave yet is given back.</summary>
    public async Task Once(Claim claim, ICarrier carrier, CancellationToken stop)
    {
        try
        {
            if (await Transient.Patience.ExecuteAsync(async cancel => await Begin(claim, cancel), stop) is not { } ready) return;
            using var activity = Activity(ready.Context);
            // From here to the recorded outcome nothing is cut short by a graceful stop: the carrier's own limits end it, then the grace.
            var dispatch = await carrier.Send(ready.Message, CancellationToken.None);
            Dispatches.Add(1, new("carrier", carrier.Name), new("outcome", dispatch.GetType().Name));
            using var grace = new Grace(stop);
            await Transient.Patience.ExecuteAsync(async cancel => await Record(claim, dispatch, ready.Context, cancel), grace.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await GiveBack(claim, cancel => Claims.Release(database, claim, cancel), stop);
        }
        catch (Exception failed)
        {
            log.LogError(failed, "Message {Decision} could not be handled; it is tried again", claim.Decision);
            await GiveBack(claim, cancel => Postpone(claim, new("internal_error", MayHaveLeft: true), cancel), stop);
        }
    }

    async Task<Ready?> Begin(Claim claim, CancellationToken stop)
    {
        IReadOnlyList<(StoredEvent Stored, MessageEvent Fact)> history;
        Message state;
        await using (var session = await Session.Open(database, stop))
        {
            history = await messages.History(session, claim.Decision, stop);
            state = history.Select(h => h.Fact).Aggregate(Message.Initial, Message.Evolve);
            // What was called back is not let wait: it never leaves, or it is found out that it has.
            if (state is { Status: MessageStatus.Requested or MessageStatus.Sending, CalledBack: null, About: { } about } && await quiet.Holds(session, claim, about, stop)) return null;
        }

        var asked = history.First(h => h.Fact is MessageEvent.MessageRequested or MessageEvent.NoticeRequested);
        var context = new EventContext("service:correspondence", clock.GetUtcNow(), asked.Stored.CorrelationId, asked.Stored.Id.ToString(), asked.Stored.Headers.TraceParent);
        switch (state)
        {
            case { Status: MessageStatus.Requested }:
                return await Start(claim, state, asked.Fact, context, stop);
            case { Status: MessageStatus.Sending, CalledBack: not null } when !claim.MayHaveLeft:
                return await Ends(claim, new MessageCommand.ReportNotSent(clock.Today), context, stop);
            case { Status: MessageStatus.Sending }:
                return await WhileHeld(claim, session => Resume(session, claim, state, asked.Fact, context, stop), stop);
            default:
                return null;
        }
    }

    // Another process may have taken the message over while this one had no session: then nothing is decided here any more.
    Task<Ready?> WhileHeld(Claim claim, Func<Session, Task<Ready?>> work, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, async session => await Claims.Hold(session, claim, stop) ? await work(session) : null, stop);

    Task<Ready?> Ends(Claim claim, MessageCommand command, EventContext context, CancellationToken stop) => WhileHeld(claim, async session =>
    {
        await messages.Handle(session, claim.Decision, command, context, stop);
        return null;
    }, stop);

    async Task<Ready?> Start(Claim claim, Message state, MessageEvent asked, EventContext context, CancellationToken stop)
    {
        switch (asked is MessageEvent.NoticeRequested notice ? await notices.Prepare(claim, notice, stop) : await preparation.Prepare(claim, (MessageEvent.MessageRequested)asked, state.IsWithoutCopies, stop))
        {
            case Prepared.Impossible no:
                return await Ends(claim, new MessageCommand.ReportFailure(no.Reason, clock.Today), context, stop);
            case Prepared.NotYet later:
                await Postpone(claim, new(later.Fault, claim.MayHaveLeft), stop);
                return null;
            case Prepared.Done done:
                return await WhileHeld(claim, session => Intend(session, claim, asked as MessageEvent.MessageRequested, done, context, stop), stop);
            default:
                throw new UnreachableException();
        }
    }

    async Task<Ready?> Intend(Session session, Claim claim, MessageEvent.MessageRequested? asked, Prepared.Done done, EventContext context, CancellationToken stop)
    {
        if (asked is not null && !await SuppressionTable.Allows(session, asked, done.Key, clock.Today, stop))
        {
            // Closed since the document was made: another contact may be open, or the message fails for it.
            await Claims.Postpone(session, claim, TimeSpan.Zero, new("suppressed_meanwhile", MayHaveLeft: false), stop);
            return null;
        }

        var start = new MessageCommand.StartSending(done.Document.Sha256, done.Role, clock.Today, done.Address, done.Text) { Copies = done.Copies };
        var begun = await messages.Handle(session, claim.Decision, start, context, stop);
        if (begun.Decision.Facts.IsEmpty) return null;
        await done.Document.Keep(session, claim.Decision, stop);
        if (asked is not null && done.Key is { } key) await SuppressionTable.Taken(session, claim.Decision, asked.About.Channel, key, stop);
        await Claims.Begin(session, claim, stop);
        return new(new(claim.Decision, asked?.About, done.Document, MayHaveLeft: false, CalledBack: false) { Copies = done.Copies ?? [], IsCalledBack = cancel => IsCalledBack(claim.Decision, cancel) }, context);
    }

    async Task<Ready?> Resume(Session session, Claim claim, Message state, MessageEvent asked, EventContext context, CancellationToken stop)
    {
        var document = await Document.Of(session, claim.Decision, stop);
        // What may have left is not judged anew; what has not, is.
        var failure = document is null ? SendingFailure.DocumentErased : claim.MayHaveLeft || state.About is not { } about ? null
            : asked is MessageEvent.MessageRequested dated && dated.AreTooNear(clock.Today) ? PrintedDates.TooNear : await SuppressionTable.Against(session, claim.Decision, about, clock.Today, stop);
        if (document is null || failure is not null)
        {
            await messages.Handle(session, claim.Decision, new MessageCommand.ReportFailure(failure!, clock.Today), context, stop);
            return null;
        }

        await Claims.Begin(session, claim, stop);
        return new(new(claim.Decision, state.About, document, claim.MayHaveLeft, state.CalledBack is not null) { Copies = state.Copies, IsCalledBack = cancel => IsCalledBack(claim.Decision, cancel) }, context);
    }

    async Task<bool> IsCalledBack(Guid decision, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return (await messages.History(session, decision, stop)).Any(h => h.Fact is MessageEvent.WithdrawalHeard);
    }

    static Activity? Activity(EventContext context) =>
        ActivityContext.TryParse(context.TraceParent, null, isRemote: true, out var parent) ? Telemetry.Source.StartActivity("send message", ActivityKind.Client, parent) : null;

    sealed record Ready(OutgoingMessage Message, EventContext Context);
}
