using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

public sealed partial class InboundMailTests
{
    async Task<MessageRequestedV1> Sent()
    {
        // A decision is named by what it is for; ids that begin with the time would share their reference.
        var asked = await correspondence.Ask(debtor => Story.Message(debtor) with { Decision = Guid.NewGuid() });
        await correspondence.Ended(asked);
        return asked;
    }

    async Task Heard(MessageRequestedV1 asked, Guid mail, bool automatic) => await Eventually.Passes(() =>
    {
        var told = Assert.Single(correspondence.Bus.Heard<ReplyReceivedV1>(), m => m.Reply == mail);
        Assert.Equal((asked.Decision, asked.Case, Story.Creditor, automatic, Story.Monday), (told.Decision, told.Case, told.Creditor, told.Automatic, told.On));
        return Task.CompletedTask;
    });

    async Task<JsonElement> In(byte[] raw) => (await correspondence.Get($"/inbound-mail/{(await Answer(raw)).GetProperty("mail").GetGuid()}")).GetProperty("item");

    async Task<JsonElement> Answer(byte[] raw)
    {
        using var answer = await Send("mail", raw);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task<HttpResponseMessage> Send(string role, byte[] raw, string type = "message/rfc822")
    {
        using var client = correspondence.Service.As(role);
        using var content = new ByteArrayContent(raw) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        return await client.PostAsync("/inbound-mail", content);
    }

    async Task<byte[]> Download(string path)
    {
        using var client = correspondence.Service.As("collector");
        return await client.GetByteArrayAsync(path);
    }

    async Task Problem(string role, string path, HttpStatusCode status)
    {
        using var client = correspondence.Service.As(role);
        Assert.Equal(status, (await client.GetAsync(path)).StatusCode);
    }

    // All that stands in the stream of a mail.
    async Task<string> Stored(Guid mail)
    {
        await using var session = await Platform.EventStore.Session.Open(correspondence.Database.Source, default);
        return string.Concat(await session.Read("select data::text from mt_events where stream_id = $1", r => r.GetString(0), default, mail));
    }

    static string? Text(JsonElement of, string name) => of.GetProperty(name).GetString();
}
