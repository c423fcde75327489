using System.Net;
using System.Text.Json;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post;

/// <summary>
/// Hands letters to the postal provider under the decision as key. Whatever ended in the dark, in this attempt or an earlier one, is looked
/// up by that key before anything is posted again.
/// </summary>
sealed class PostCarrier(PostProviders provider, BusinessClock clock, ILogger<PostCarrier> log) : ICarrier
{
    /// <inheritdoc/>
    public string Name => Carriers.Post;

    /// <inheritdoc/>
    public TimeSpan LongestAttempt => provider.LongestAttempt;

    /// <inheritdoc/>
    public async Task<Dispatch> Send(OutgoingMessage message, CancellationToken stop)
    {
        var mayHaveLeft = message.MayHaveLeft;
        try
        {
            return await provider.Patience.ExecuteAsync(Attempt, stop);
        }
        catch (JsonException unreadable)
        {
            log.LogError(unreadable, "Letter {Decision}: the provider's answer cannot be read", message.Decision);
            return new Dispatch.NotNow("carrier_unreadable", mayHaveLeft);
        }
        catch (Exception away) when (PostProviders.IsAway(away))
        {
            log.LogWarning("Letter {Decision}: the provider is away ({Reason})", message.Decision, away.Message);
            return new Dispatch.NotNow("carrier_away", mayHaveLeft);
        }

        async ValueTask<Dispatch> Attempt(CancellationToken cancel)
        {
            if (mayHaveLeft)
            {
                if (await Found(message, cancel) is { } known) return known;
                mayHaveLeft = false;
                if (message.CalledBack) return new Dispatch.NotNow("withdrawn", MayHaveLeft: false);
            }

            mayHaveLeft = true;
            return await Posted(message, cancel);
        }
    }

    async Task<Dispatch?> Found(OutgoingMessage message, CancellationToken stop)
    {
        using var answer = await provider.Counter.ByKey(message.Decision, stop);
        return PostProviders.Settled(answer).StatusCode switch
        {
            HttpStatusCode.OK       => await Taken(answer, stop),
            HttpStatusCode.NotFound => null,
            var other               => Closed(other, mayHaveLeft: true),
        };
    }

    async Task<Dispatch> Posted(OutgoingMessage message, CancellationToken stop)
    {
        using var answer = await provider.Counter.Post(message.Decision, Letter(message), stop);
        return PostProviders.Settled(answer).StatusCode switch
        {
            HttpStatusCode.OK or HttpStatusCode.Created => await Taken(answer, stop),
            HttpStatusCode.Conflict                     => new Dispatch.TurnedAway("carrier_knows_another_letter"),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.UnprocessableEntity => new Dispatch.TurnedAway("refused_by_carrier"),
            var other                                   => Closed(other, mayHaveLeft: false),
        };
    }

    static async Task<Dispatch.Left> Taken(HttpResponseMessage answer, CancellationToken stop)
    {
        var letter = await PostProviders.Letter(answer, stop);
        return letter.Id is { Length: > 0 and <= 64 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? new Dispatch.Left(id, letter.DepositedOn)
            : throw new JsonException("The provider's id is no id.");
    }

    // A wrong key or address is a matter of settings that concerns every letter alike: it waits for operations and loses none.
    Dispatch.NotNow Closed(HttpStatusCode status, bool mayHaveLeft)
    {
        log.LogError("The provider answers {Status}: check Provider:BaseUrl and Provider:Key", (int)status);
        return new("carrier_refuses_service", mayHaveLeft);
    }

    LetterToPost Letter(OutgoingMessage message) => new(
        message.About!.Channel is Channel.RegisteredLetter ? "registered" : "letter", message.Decision.ToString(),
        message.Document.Envelope.Sender!, message.Document.Envelope.Recipient!, message.Document.Bytes, clock.Today);
}
