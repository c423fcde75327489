using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Tests.Domain;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.Time;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Post;

/// <summary>What is known after each answer of a provider without drafts, and who may say a letter to it.</summary>
public sealed class PostCarrierTests : IAsyncLifetime
{
    TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.Create("correspondence", typeof(SmtpOptions).Assembly);

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Before_the_order_a_provider_that_serves_nobody_has_nothing_and_after_it_nobody_knows()
    {
        var refuses = new Handed.Closed(403);
        Assert.Equal(new Dispatch.NotNow("carrier_refuses_service", MayHaveLeft: false), await Sent(new ScriptedProvider { Prepares = () => Task.FromResult<Handed>(refuses) }));
        Assert.Equal(new Dispatch.NotNow("carrier_refuses_service", MayHaveLeft: true), await Sent(new ScriptedProvider { Submits = () => refuses }));
    }

    [Fact]
    public async Task Of_two_processes_that_both_found_nothing_there_one_says_it()
    {
        var (here, both) = (0, new TaskCompletionSource());
        var provider = new ScriptedProvider
        {
            Settles = TimeSpan.FromMinutes(12),
            Prepares = async () =>
            {
                if (Interlocked.Increment(ref here) == 2) both.SetResult();
                await both.Task.WaitAsync(TimeSpan.FromSeconds(10));
                return new Handed.Over(null);
            },
        };
        var letter = Letter();
        var came = await Task.WhenAll(Sent(provider, letter), Sent(provider, letter));
        Assert.Equal(1, provider.Submitted);
        Assert.Single(came, new Dispatch.Left("L-1", null));
        Assert.Single(came, new Dispatch.NotNow("carrier_settling", MayHaveLeft: true));
    }

    [Fact]
    public async Task What_has_not_arrived_is_given_back_to_be_judged_anew_and_only_then_said_again()
    {
        var provider = new ScriptedProvider();
        var letter = Letter(mayHaveLeft: true);
        Assert.Equal(new Dispatch.NotNow("not_arrived", MayHaveLeft: false), await Sent(provider, letter));
        Assert.Equal(0, provider.Submitted);
        Assert.Equal(new Dispatch.Left("L-1", null), await Sent(provider, letter with { MayHaveLeft = false }));
    }

    [Fact]
    public async Task A_letter_that_was_withdrawn_between_its_documents_and_the_order_is_not_posted_and_its_draft_is_thrown_away()
    {
        var isCalledBack = false;
        var provider = new ScriptedProvider
        {
            Prepares = () =>
            {
                isCalledBack = true;
                return Task.FromResult<Handed>(new Handed.Over("D-1"));
            },
        };
        Assert.Equal(new Dispatch.NotNow("withdrawn", MayHaveLeft: false), await Sent(provider, Letter() with { IsCalledBack = _ => Task.FromResult(isCalledBack) }));
        Assert.Equal((0, "D-1"), (provider.Submitted, Assert.Single(provider.Discarded)));
    }

    [Fact]
    public async Task A_draft_whose_withdrawal_cannot_be_asked_for_is_kept_and_not_posted()
    {
        var provider = new ScriptedProvider { Prepares = () => Task.FromResult<Handed>(new Handed.Over("D-1")) };
        Assert.Equal(new Dispatch.NotNow("withdrawal_unknown", MayHaveLeft: false), await Sent(provider, Letter() with { IsCalledBack = _ => throw new IOException("away") }));
        Assert.Equal(0, provider.Submitted);
        Assert.Empty(provider.Discarded);
    }

    static IConfiguration Nothing => new ConfigurationBuilder().Build();

    static OutgoingMessage Letter(bool mayHaveLeft = false) => new(
        Guid.CreateVersion7(), Sample.Notice, new(Document.Pdf, "%PDF-1.7"u8.ToArray(), new(Sender: new("Atelier", "12 rue des Ateliers", "69003", "Lyon", "FR"), Recipient: new("Menuiserie", "3 rue du Tilleul", "21000", "Dijon", "FR"))),
        mayHaveLeft, CalledBack: false);

    Task<Dispatch> Sent(IPostProvider provider, OutgoingMessage? letter = null) =>
        new PostCarrier(new([provider]), new(database.Source), new(DocumentStores.Of(Nothing), Nothing, NullLogger<InvoiceCopies>.Instance), Options.Create(new PostOptions()), new BusinessClock(isVirtual: false), TimeProvider.System, NullLogger<PostCarrier>.Instance).Send(letter ?? Letter(), default);
}
