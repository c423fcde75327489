using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class DiscretionTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    const string Key = "key-7f3a1c", WrongKey = "key-9b2d4e", BrokerPassword = "hush-5d1e9c", MailPassword = "hush-8a6f2b", Token = "tok-4c7b0d";
    const string Mail = "jeanne.quelquun@exemple.fr", Iban = "FR7630006000011234567890189";

    static readonly string[] Secrets = [Key, WrongKey, BrokerPassword, MailPassword, Token, "quelquun", "Quelquun", Iban, "only-for-tests"];

    /// <summary>At the lowest level of the logs: what an operator sets cannot let a secret out.</summary>
    [Fact]
    public async Task No_secret_and_no_person_stands_in_logs_or_telemetry()
    {
        await using var service = await TalkingProcess.Start(services, new($"amqp://somebody:{BrokerPassword}@127.0.0.1:1/"), Key);
        await Answers(service, HttpStatusCode.OK, HttpMethod.Get, $"/answers/{Token}?mail={Uri.EscapeDataString(Mail)}&name=Quelquun", key: null);
        await Answers(service, HttpStatusCode.InternalServerError, HttpMethod.Get, $"/answers/{Token}/broken?name=Quelquun", key: null);
        await Answers(service, HttpStatusCode.Unauthorized, HttpMethod.Get, $"/nowhere/{Token}?name=Quelquun", WrongKey);
        await Answers(service, HttpStatusCode.BadRequest, HttpMethod.Post, "/persons", Key, new { name = "Quelquun", mail = 7 });
        await Answers(service, HttpStatusCode.InternalServerError, HttpMethod.Post, "/persons", Key, new { name = "Jeanne Quelquun", mail = Mail, iban = Iban, password = MailPassword });
        await Answers(service, HttpStatusCode.OK, HttpMethod.Post, $"/stories/{Guid.CreateVersion7()}/end", Key);

        await Eventually.Passes(() =>
        {
            var lines = string.Join('\n', service.Lines);
            foreach (var said in new[] { "The story ends after 3 chapters", "does not take the declarations yet", "GET /answers/{token}/broken failed", "(e-mail)", "(IBAN)" })
            {
                Assert.Contains(said, lines, StringComparison.Ordinal);
                Assert.Contains(said, service.Exported("logs"), StringComparison.Ordinal);
            }

            Assert.Contains("recouvrement-invoicing", service.Exported("traces"), StringComparison.Ordinal);
            return Task.CompletedTask;
        }, TimeSpan.FromMinutes(1));

        foreach (var secret in Secrets)
        {
            Assert.DoesNotContain(service.Lines, line => line.Contains(secret, StringComparison.Ordinal));
            foreach (var signal in new[] { "logs", "traces", "metrics" }) Assert.DoesNotContain(secret, service.Exported(signal), StringComparison.Ordinal);
        }

        var ends = Assert.Single(service.Lines, line => line.Contains("The story ends", StringComparison.Ordinal));
        using var told = JsonDocument.Parse(ends);
        Assert.Equal(("information", "invoicing", "Probe", 3), (Text("level"), Text("service"), Text("logger"), told.RootElement.GetProperty("chapters").GetInt32()));
        Assert.EndsWith("Z", Text("at"), StringComparison.Ordinal);
        Assert.Equal(32, Text("trace").Length);

        string Text(string name) => told.RootElement.GetProperty(name).GetString()!;
    }

    static async Task Answers(TalkingProcess service, HttpStatusCode expected, HttpMethod method, string path, string? key, object? body = null)
    {
        using var request = ProbedHost.Request(method, path, key, body is null ? null : JsonContent.Create(body));
        using var answer = await service.Client.SendAsync(request);
        Assert.Equal(expected, answer.StatusCode);
    }
}
