using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.Post.Ar24;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Post;

/// <summary>What lies between the documents of a letter that AR24 takes and the order to send it.</summary>
public sealed class Ar24OrderTests
{
    [Fact]
    public async Task A_letter_that_is_not_wanted_any_more_once_its_documents_are_there_is_not_ordered()
    {
        await using var provider = await Account.With(_ => "SUCCESS");
        Assert.IsType<Handed.Unwanted>(await provider.Post(Letter with { IsWanted = _ => Task.FromResult(provider.Attached < 2) }));
        Assert.Equal((2, 0), (provider.Attached, provider.Ordered));
        Assert.Equal(new Handed.Over("77"), await provider.Post(Letter));
        Assert.Equal((4, 1), (provider.Attached, provider.Ordered));
    }

    [Theory]
    [InlineData("file_type_not_allowed", true)]
    [InlineData("attachment_too_big", true)]
    [InlineData("token_missing", false)]
    [InlineData("bad_signature", false)]
    public async Task What_it_has_against_a_copy_is_of_the_copy_unless_it_is_of_our_access(string slug, bool isOfCopy)
    {
        await using var provider = await Account.With(document => document == 1 ? "SUCCESS" : slug);
        Assert.Equal(isOfCopy ? new Handed.TurnedAway(SendingFailure.RefusedByCarrier, MayBeForCopies: true) : new Handed.Closed(200), await provider.Post(Letter));
        await using var none = await Account.With(_ => "file_type_not_allowed");
        Assert.Equal(new Handed.Closed(200), await none.Post(Letter));
        Assert.Equal((0, 0), (provider.Ordered, none.Ordered));
    }

    static LetterToPost Letter => new(
        Guid.CreateVersion7(), Channel.ElectronicRegisteredLetter, "%PDF-1.7"u8.ToArray(), new("Atelier", "12 rue des Ateliers", "69003", "Lyon", "FR"),
        new("Menuiserie", "3 rue du Tilleul", "21000", "Dijon", "FR", "direction@menuiserie.example"), new(2026, 3, 16), DateTimeOffset.UtcNow)
    {
        Copies = [new InvoiceCopy(Guid.CreateVersion7(), "F-1", "facture-F-1.pdf", "application/pdf", "00", "%PDF-1.7 facture"u8.ToArray())],
    };

    sealed class Account(WebApplication server, Ar24Provider provider) : IAsyncDisposable
    {
        public int Attached { get; private set; }

        public int Ordered { get; private set; }

        public Task<Handed> Post(LetterToPost letter) => provider.Submit(letter, null, default);

        /// <summary>An account that answers to a document, counted from 1, with a status or the slug of an error.</summary>
        public static async Task<Account> With(Func<int, string> attaching)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var server = builder.Build();
            Account? account = null;
            server.MapPost("/attachment", () => attaching(++account!.Attached) is "SUCCESS" and var done
                ? Results.Json(new { status = done, result = new { file_id = "1" } }) : Results.Json(new { status = "ERROR", slug = attaching(account.Attached) }));
            server.MapPost("/mail", () =>
            {
                account!.Ordered++;
                return Results.Json(new { status = "SUCCESS", result = new { id = "77" } });
            });
            await server.StartAsync();
            var options = new Ar24Options { BaseUrl = new(server.Urls.First() + "/"), Token = "t", PrivateKey = "key", UserId = "1" };
            return account = new(server, new(Options.Create(options), Options.Create(new PostOptions()), TimeProvider.System));
        }

        public async ValueTask DisposeAsync()
        {
            provider.Dispose();
            await server.DisposeAsync();
        }
    }
}
