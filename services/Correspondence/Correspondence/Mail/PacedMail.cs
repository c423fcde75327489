using Npgsql;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Mail;

/// <summary>Hands mails over no faster than each recipient's domain bears: one that defers is asked less and less, and the others go on.</summary>
sealed class PacedMail(MailCarrier carrier, DomainPaces paces, ILogger<PacedMail> log) : ICarrier
{
    /// <inheritdoc/>
    public string Name => carrier.Name;

    /// <inheritdoc/>
    public TimeSpan LongestAttempt => carrier.LongestAttempt;

    /// <inheritdoc/>
    public async Task<Dispatch> Send(OutgoingMessage message, CancellationToken stop)
    {
        if (message.CalledBack) return await carrier.Send(message, stop);
        var domain = message.Document.Envelope.To!.Split('@')[^1].ToLowerInvariant();
        try
        {
            if (await paces.Wait(message.Decision, domain, stop) is { } full) return new Dispatch.NotNow(full.Fault, message.MayHaveLeft) { Wait = full.Wait };
        }
        catch (Exception away) when (Transient.Is(away))
        {
            return new Dispatch.NotNow("pace_unknown", message.MayHaveLeft);
        }

        var dispatch = await carrier.Send(message, stop);
        try
        {
            await (dispatch switch
            {
                Dispatch.NotNow { Deferred: true }        => paces.Deferred(message.Decision, domain, stop),
                Dispatch.Left or Dispatch.TurnedAway      => paces.Answered(domain, stop),
                _                                         => Task.CompletedTask,
            });
        }
        catch (NpgsqlException failed)
        {
            // What became of the mail matters more than the pace of the next.
            log.LogWarning("The pace of {Domain} is not on record ({Reason})", domain, failed.Message);
        }

        return dispatch;
    }
}
