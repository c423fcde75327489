using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Post;

namespace Recouvrement.Correspondence.Tests.Post;

/// <summary>A provider whose every answer a test says, for what no stand-in can time.</summary>
sealed class ScriptedProvider : IPostProvider
{
    public Func<Task<Whereabouts>> Finds { get; set; } = () => Task.FromResult<Whereabouts>(new Whereabouts.NotPosted());

    public Func<Handed> Submits { get; set; } = () => new Handed.Over("L-1");

    public Func<Task<Handed>> Prepares { get; set; } = () => Task.FromResult<Handed>(new Handed.Over(null));

    public int Submitted;

    public List<string> Discarded { get; } = [];

    public string Name => "scripted";

    public bool IsSetUp => true;

    public TimeSpan Settles { get; init; }

    public int AddedSheets { get; init; }

    public bool Carries(Channel channel) => true;

    public Task<Whereabouts> Find(LetterToPost letter, string? draft, CancellationToken stop) => Finds();

    public Task<Handed> Prepare(LetterToPost letter, CancellationToken stop) => Prepares();

    public Task<Handed> Submit(LetterToPost letter, string? draft, CancellationToken stop)
    {
        Interlocked.Increment(ref Submitted);
        return Task.FromResult(Submits());
    }

    public Task Discard(string draft, CancellationToken stop)
    {
        Discarded.Add(draft);
        return Task.CompletedTask;
    }

    public Task<LetterReport?> Follow(string reference, CancellationToken stop) => Task.FromResult<LetterReport?>(null);

    public Task<CarrierDocument?> Fetch(string reference, ProofKind kind, CancellationToken stop) => Task.FromResult<CarrierDocument?>(null);

    public async IAsyncEnumerable<ListedLetter> List(DateOnly since, [EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield break;
    }

    public WebhookCall Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body) => new WebhookCall.NotSetUp();
}
