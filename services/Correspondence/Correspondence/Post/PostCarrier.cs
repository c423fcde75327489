using System.Text.Json;
using Microsoft.Extensions.Options;
using Polly;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Post;

/// <summary>
/// Hands letters to a postal provider, each once. A letter is laid down as a draft, the draft's reference is committed here, and only that one is ever posted, however many
/// attempts or processes have made drafts; where a provider has no drafts it is asked by our key. Whatever ended in the dark is asked of the provider before anything is posted again.
/// </summary>
sealed class PostCarrier(PostProviders providers, PostedLetters posted, InvoiceCopies copies, IOptions<PostOptions> options, BusinessClock clock, TimeProvider time, ILogger<PostCarrier> log) : ICarrier
{
    // Token, question, draft, address, order, what waiting for a place takes, and each document.
    const int Requests = 7 + Envelopes.MostDocuments;

    static readonly Dispatch.NotNow Settling = new("carrier_settling", MayHaveLeft: true);

    readonly ResiliencePipeline patience = new ResiliencePipelineBuilder().AddTimeout(Requests * options.Value.Timeout).Build();

    /// <inheritdoc/>
    public string Name => Carriers.Post;

    /// <inheritdoc/>
    public TimeSpan LongestAttempt { get; } = Requests * options.Value.Timeout;

    /// <inheritdoc/>
    public async Task<Dispatch> Send(OutgoingMessage message, CancellationToken stop)
    {
        var mayHaveLeft = message.MayHaveLeft;
        try
        {
            return await patience.ExecuteAsync(Attempt, stop);
        }
        catch (JsonException unreadable)
        {
            log.LogError(unreadable, "Letter {Decision}: the provider's answer cannot be read", message.Decision);
            return new Dispatch.NotNow("carrier_unreadable", mayHaveLeft);
        }
        catch (Exception away) when (ProviderAnswer.IsAway(away))
        {
            log.LogWarning("Letter {Decision}: the provider is away ({Reason})", message.Decision, away.Message);
            return new Dispatch.NotNow("carrier_away", mayHaveLeft);
        }

        async ValueTask<Dispatch> Attempt(CancellationToken cancel)
        {
            var known = await posted.Of(message.Decision, cancel);
            if ((known is null ? providers.For(message.About!.Channel) : providers.Named(known.Provider)) is not { } provider)
            {
                log.LogWarning("Letter {Decision}: no provider is set up for it", message.Decision);
                return new Dispatch.NotNow("no_provider", mayHaveLeft);
            }

            var letter = Letter(message);
            if (known is { IsThrownAway: true }) return await ThrownAway(message, provider, letter, known.Reference, cancel);
            if (known is not null || mayHaveLeft)
            {
                switch (await provider.Find(letter, known?.Reference, cancel))
                {
                    case Whereabouts.Posted there: return await Left(message, provider, there.Reference, cancel);
                    case Whereabouts.Closed closed: return Closed(provider, closed.Status, mayHaveLeft: true);
                    case Whereabouts.Rejected when known is not null: return await ThrownAway(message, provider, letter, known.Reference, cancel);
                    case Whereabouts.Lost:
                        log.LogError("Letter {Decision}: {Provider} does not know {Reference} any more; a person must find out whether it left", message.Decision, provider.Name, known?.Reference);
                        return new Dispatch.NotNow("carrier_lost_draft", MayHaveLeft: true);
                }
            }

            if (await posted.IsSettling(message.Decision, provider.Settles, cancel)) return Settling;
            mayHaveLeft = false;
            if (message.CalledBack) return known is null ? Dispatch.Withdrawn : await ThrownAway(message, provider, letter, known.Reference, cancel);

            // It has not left: what was closed meanwhile counts, as for one that was never tried.
            if (message.MayHaveLeft) return new Dispatch.NotNow("not_arrived", MayHaveLeft: false);

            if (known is null)
            {
                var (enclosed, without) = await Enclosed(message, cancel);
                if (without is not null) return without;
                letter = letter with { Copies = enclosed };
                var prepared = await provider.Prepare(letter, cancel);
                if (prepared is not Handed.Over over) return NotOver(message, provider, prepared, mayHaveLeft: false);
                if (over.Reference is { } draft) known = await posted.Remember(message.Decision, provider.Name, draft, clock.Today, cancel);
            }

            // Its documents may have taken minutes.
            if (await message.Against(cancel) is { } against)
                return against == Dispatch.Withdrawn && known is not null ? await ThrownAway(message with { CalledBack = true }, provider, letter, known.Reference, cancel) : against;

            // Asked and told here, by one statement: of two processes that both found nothing there, one says it.
            if (provider.Settles > TimeSpan.Zero && !await posted.Attempt(message.Decision, provider.Settles, cancel)) return Settling;
            mayHaveLeft = true;
            Dispatch.NotNow? late = null;
            var handed = await provider.Submit(letter with { IsWanted = async end => (late = await message.Against(end)) is null }, known?.Reference, cancel);
            if (handed is Handed.Unwanted && late is not null) return late;
            if (handed is Handed.TurnedAway { MayBeForCopies: true } && message.Copies.Count > 0 && known is not null) return await ThrownAway(message, provider, letter, known.Reference, cancel);
            // Once the order was given, only the provider's list tells what an answer about its service is worth.
            return handed is Handed.Over { Reference: { } reference } ? await Left(message, provider, reference, cancel) : NotOver(message, provider, handed, mayHaveLeft: true);
        }
    }

    async Task<Dispatch> Left(OutgoingMessage message, IPostProvider provider, string reference, CancellationToken stop)
    {
        if (reference is not { Length: > 0 and <= 64 } || !reference.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) throw new JsonException("The provider's id is no id.");
        await posted.Note(message.Decision, provider.Name, reference, clock.Today, stop);
        // The provider's day of deposit is not known yet: it is one of the states it tells.
        return new Dispatch.Left(reference, null);
    }

    // The bytes that were decided on at the intent, by their hashes: for every attempt the same.
    async Task<(IReadOnlyList<InvoiceCopy> Copies, Dispatch? Against)> Enclosed(OutgoingMessage message, CancellationToken stop)
    {
        try
        {
            if (await copies.Decided(message.Copies, stop) is { } all) return (all, null);
            return ([], new Dispatch.WithoutCopies());
        }
        catch (IOException away)
        {
            log.LogError(away, "Letter {Decision}: the store of documents is away; its copies cannot be laid down", message.Decision);
            return ([], new Dispatch.NotNow("document_store", MayHaveLeft: false));
        }
    }

    // Only what is gone at the provider can never be posted beside what takes its place. Noted before it is told to delete it: whoever finds it gone then knows why.
    async Task<Dispatch> ThrownAway(OutgoingMessage message, IPostProvider provider, LetterToPost letter, string draft, CancellationToken stop)
    {
        await posted.ThrowAway(message.Decision, draft, stop);
        await provider.Discard(draft, stop);
        switch (await provider.Find(letter, draft, stop))
        {
            case Whereabouts.Posted there:
                return await Left(message, provider, there.Reference, stop);
            case Whereabouts.Closed closed:
                return Closed(provider, closed.Status, mayHaveLeft: true);
            // Nobody will post it: it lies there for the daily comparison.
            case Whereabouts.NotPosted when message.CalledBack:
                return Dispatch.Withdrawn;
            case Whereabouts.NotPosted:
                return new Dispatch.NotNow("draft_stays", MayHaveLeft: true);
        }

        await posted.Forget(message.Decision, draft, stop);
        return message.CalledBack ? Dispatch.Withdrawn : message.Copies.Count > 0 ? new Dispatch.WithoutCopies() : new Dispatch.TurnedAway(SendingFailure.RefusedByCarrier);
    }

    Dispatch NotOver(OutgoingMessage message, IPostProvider provider, Handed handed, bool mayHaveLeft) => handed switch
    {
        Handed.TurnedAway { MayBeForCopies: true } when message.Copies.Count > 0 => new Dispatch.WithoutCopies(),
        Handed.TurnedAway no  => new Dispatch.TurnedAway(no.Reason),
        Handed.Closed closed  => Closed(provider, closed.Status, mayHaveLeft),
        _                     => throw new JsonException("The provider gives no id."),
    };

    // A wrong key or address is a matter of settings that concerns every letter alike: it waits for operations and loses none.
    Dispatch.NotNow Closed(IPostProvider provider, int status, bool mayHaveLeft)
    {
        log.LogError("{Provider} answers {Status}: check its address and keys in Provider:*", provider.Name, status);
        return new("carrier_refuses_service", mayHaveLeft);
    }

    LetterToPost Letter(OutgoingMessage message) => new(
        message.Decision, message.About!.Channel, message.Document.Bytes, message.Document.Envelope.Sender!, message.Document.Envelope.Recipient!, clock.Today, time.GetUtcNow());
}
