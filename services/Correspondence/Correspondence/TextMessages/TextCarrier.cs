using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;

namespace Recouvrement.Correspondence.TextMessages;

/// <summary>
/// Hands text messages to their provider with the decision as their tag. One whose attempt ended in the dark is looked up by it first; since the provider lists what it accepted
/// only after a while, it is sent again when nothing was found for longer than that. As long as the provider lists within <see cref="TextOptions.SettlesAfter"/>, none goes out twice
/// for a lost answer; one may be late.
/// </summary>
sealed class TextCarrier(TextProviders provider, IOptions<TextOptions> options, TimeProvider time, ILogger<TextCarrier> log) : ICarrier
{
    // Since when each has been looked for in vain, in timestamps of this process: one that begins anew looks for as long again.
    readonly ConcurrentDictionary<Guid, long> missing = [];

    // Waiting for a turn is no part of any request's time-out.
    readonly ResiliencePipeline bound = new ResiliencePipelineBuilder().AddTimeout(provider.LongestAttempt).Build();

    /// <inheritdoc/>
    public string Name => Carriers.Sms;

    /// <inheritdoc/>
    public TimeSpan LongestAttempt => provider.LongestAttempt;

    /// <inheritdoc/>
    public async Task<Dispatch> Send(OutgoingMessage message, CancellationToken stop)
    {
        var told = false;
        try
        {
            return await bound.ExecuteAsync(async cancel => message.MayHaveLeft ? await LookedUp(message, cancel) : Done(message.Decision, await provider.Patience.Telling.ExecuteAsync(async once =>
            {
                // It may have waited long for its turn.
                if (await message.Against(once) is { } against) return against;
                told = true;
                return await Handed(message, once);
            }, cancel)), stop);
        }
        catch (JsonException unreadable)
        {
            log.LogError(unreadable, "Text message {Decision}: the provider's answer cannot be read", message.Decision);
            return new Dispatch.NotNow("carrier_unreadable", MayHaveLeft: true);
        }
        catch (Exception away) when (ProviderAnswer.IsAway(away))
        {
            log.LogWarning("Text message {Decision}: the provider is away ({Reason})", message.Decision, away.Message);
            missing.TryRemove(message.Decision, out _);
            // What an earlier attempt left open stays open until it has been looked up, however the question about it ends.
            return new Dispatch.NotNow("carrier_away", message.MayHaveLeft || told && MayHaveArrived(away));
        }
    }

    // What was never connected, or refused by a status, was not accepted.
    static bool MayHaveArrived(Exception away) => away switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError } => false,
        HttpRequestException { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } => false,
        _ => true,
    };

    async Task<Dispatch> LookedUp(OutgoingMessage message, CancellationToken stop)
    {
        if (await Found(message.Decision, stop) is { } known) return Done(message.Decision, known);
        if (time.GetElapsedTime(missing.GetOrAdd(message.Decision, _ => time.GetTimestamp())) < options.Value.SettlesAfter) return new Dispatch.NotNow("outcome_unknown", MayHaveLeft: true) { Deferred = true };
        // It has not left: whether it still may is judged anew before it is sent again.
        return Done(message.Decision, message.CalledBack ? Dispatch.Withdrawn : new Dispatch.NotNow("not_arrived", MayHaveLeft: false));
    }

    async Task<Dispatch?> Found(Guid decision, CancellationToken stop)
    {
        var events = await provider.Patience.Asking.ExecuteAsync(async cancel =>
        {
            using var answer = await provider.Counter.OfTag(decision.ToString(), TextProviders.Page, cancel);
            return ProviderAnswer.Settled(answer).StatusCode is HttpStatusCode.OK ? await answer.Read<TextReports>(JsonSerializerOptions.Web, cancel) : throw new HttpRequestException($"The provider answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }, stop);
        return events.Events?.FirstOrDefault(of => of.Tag == decision.ToString()) is { } known ? new Dispatch.Left(TextProviders.Id(known.MessageId), null) : null;
    }

    async Task<Dispatch> Handed(OutgoingMessage message, CancellationToken stop)
    {
        var (document, to) = (message.Document, message.Document.Envelope.To!);
        using var answer = await provider.Counter.Send(new(document.Envelope.From!, to[1..], Encoding.UTF8.GetString(document.Bytes), "transactional", message.Decision.ToString(), UnicodeEnabled: false), stop);
        switch (ProviderAnswer.Settled(answer).StatusCode)
        {
            case HttpStatusCode.OK or HttpStatusCode.Created:
                return new Dispatch.Left(TextProviders.Id((await answer.Read<AcceptedText>(JsonSerializerOptions.Web, stop)).MessageId), null);
            case HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity:
                return new Dispatch.TurnedAway(SendingFailure.RefusedByCarrier);
            case var other:
                // A wrong key or empty account is a matter of operations that concerns every one alike: it waits and loses none.
                log.LogError("The provider of text messages answers {Status}: check Sms:BaseUrl, Sms:Key and its credits", (int)other);
                return new Dispatch.NotNow("carrier_refuses_service", MayHaveLeft: false);
        }
    }

    Dispatch Done(Guid decision, Dispatch dispatch)
    {
        missing.TryRemove(decision, out _);
        return dispatch;
    }
}
