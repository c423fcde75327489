using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Sending;

// What came of an attempt, and when the next one is.
sealed partial class SendMessage
{
    // Whoever has it each time has it so many times, under one id.
    const int MostInTheDark = 3;

    readonly TimeSpan patienceWithRecipient = configuration.GetValue("Sending:GiveUpAfter", TimeSpan.FromDays(3));
    readonly Pauses pauses = new(configuration);

    async Task Record(Claim claim, Dispatch dispatch, EventContext context, CancellationToken stop)
    {
        switch (dispatch)
        {
            case Dispatch.Left left:
                var recorded = await messages.Execute(claim.Decision, new MessageCommand.ReportSent(left.Reference, left.DepositedOn, clock.Today), context, null, stop);
                if (recorded.Decision.Refusal is { } refusal)
                    log.LogError("Message {Decision} has left the house and is not on record as sent ({Refusal}): a person must look", claim.Decision, refusal.Reason);
                break;
            case Dispatch.TurnedAway no:
                await messages.Execute(claim.Decision, new MessageCommand.ReportFailure(no.Reason, clock.Today), context, null, stop);
                break;
            // A full or broken mailbox: the debtor is reached another way.
            case Dispatch.NotNow { Deferred: true } when claim.Deferred >= patienceWithRecipient:
                await messages.Execute(claim.Decision, new MessageCommand.ReportFailure(SendingFailure.RecipientUnreachable, clock.Today), context, null, stop);
                break;
            case Dispatch.NotNow { InTheDark: true } when claim.Dark + 1 >= MostInTheDark:
                log.LogError("Message {Decision} was handed over {Times} times and never answered for: a person must find out whether it has arrived", claim.Decision, MostInTheDark);
                await messages.Execute(claim.Decision, new MessageCommand.ReportFailure(SendingFailure.OutcomeUnknown, clock.Today), context, null, stop);
                break;
            case Dispatch.WithoutCopies:
                // Under the claim: another process may have laid it down with them meanwhile.
                await Ends(claim, new MessageCommand.LeaveCopiesOut(clock.Today), context, stop);
                await Postpone(claim, new("copies_left_out", MayHaveLeft: false), stop);
                break;
            case Dispatch.NotNow later:
                await Postpone(claim, later, stop);
                break;
        }
    }

    async Task GiveBack(Claim claim, Func<CancellationToken, Task> how, CancellationToken stop)
    {
        try
        {
            using var grace = new Grace(stop);
            await Transient.Patience.ExecuteAsync(async cancel => await how(cancel), grace.Token);
        }
        catch (Exception failed)
        {
            log.LogError(failed, "Message {Decision} stays claimed until this process ends", claim.Decision);
        }
    }

    async Task Postpone(Claim claim, Dispatch.NotNow why, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await Claims.Postpone(session, claim, pauses.After(claim, why), why, stop);
    }
}
