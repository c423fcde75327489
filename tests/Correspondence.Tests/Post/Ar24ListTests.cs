using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Post.Ar24;
using Recouvrement.Correspondence.Sending;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Post;

/// <summary>The list of a large account: only as much of it is read as can hold the letter, and an end that was not reached proves nothing.</summary>
public sealed class Ar24ListTests
{
    static readonly DateOnly Today = new(2026, 3, 16);
    static readonly Guid Sought = Guid.CreateVersion7();

    [Fact]
    public async Task After_a_page_that_is_older_as_a_whole_nothing_more_is_asked_for()
    {
        // Twenty a day: the sixty days of a search are twelve pages of a hundred.
        await using var account = await Account.With(5_000, n => Today.AddDays(-n / 20));
        Assert.IsType<Whereabouts.NotPosted>(await account.Find());
        Assert.InRange(account.Asked, 13, 14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_219)]  // of the last of the sixty days
    public async Task A_letter_is_found_wherever_it_stands_in_the_days_that_are_searched(int at)
    {
        await using var account = await Account.With(5_000, n => Today.AddDays(-n / 20), at);
        Assert.Equal(new Whereabouts.Posted((5_000 - at).ToString(CultureInfo.InvariantCulture)), await account.Find());
    }

    [Fact]
    public async Task A_list_that_does_not_end_says_of_no_letter_that_it_is_not_there()
    {
        await using var account = await Account.With(30_000, _ => Today);
        var failed = await Assert.ThrowsAsync<IOException>(account.Find);
        Assert.True(ProviderAnswer.IsAway(failed));
    }

    [Fact]
    public async Task Nor_does_one_whose_latest_do_not_come_first()
    {
        await using var account = await Account.With(5_000, n => Today.AddDays((n - 4_999) / 20));
        await Assert.ThrowsAsync<System.Text.Json.JsonException>(account.Find);
    }

    sealed class Account(WebApplication server, Ar24Provider provider) : IAsyncDisposable
    {
        int asked;

        public int Asked => asked;

        public static async Task<Account> With(int mails, Func<int, DateOnly> day, int sought = -1)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var server = builder.Build();
            Account? account = null;
            server.MapGet("/user/mail", (int start, int max) =>
            {
                Interlocked.Increment(ref account!.asked);
                // In the clear, as errors are.
                return Results.Json(new
                {
                    status = "SUCCESS",
                    result = new { mails = Enumerable.Range(start, Math.Clamp(mails - start, 0, max)).Select(n => new { id = mails - n, ref_dossier = n == sought ? Sought : Guid.Empty, date = $"{day(n):yyyy-MM-dd} 09:00:00" }) },
                });
            });
            await server.StartAsync();
            var provider = new Ar24Provider(
                Options.Create(new Ar24Options { BaseUrl = new(server.Urls.First() + "/"), Token = "t", PrivateKey = "k", UserId = "7" }),
                Options.Create(new PostOptions { RequestsPerSecond = 100_000, Timeout = TimeSpan.FromSeconds(30) }), TimeProvider.System);
            return account = new(server, provider);
        }

        public Task<Whereabouts> Find() => provider.Find(
            new(Sought, Channel.ElectronicRegisteredLetter, [], new("a", "b", "-", "-", "FR"), new("a", "b", "-", "-", "FR", "a@client.example"), Today, DateTimeOffset.UnixEpoch), null, default);

        public async ValueTask DisposeAsync()
        {
            provider.Dispose();
            await server.DisposeAsync();
        }
    }
}
