using System.Globalization;
using System.Text.RegularExpressions;

namespace Recouvrement.Deploy.Tests.Kubernetes;

/// <summary>What the four services have in every installation: their migrations, probes, secrets and end.</summary>
public sealed class ServiceTests
{
    const string Owner = "-database-owner";

    public static TheoryData<string, string> Everywhere
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var overlay in new[] { "small", "production" })
                foreach (var service in Overlay.Services) all.Add(overlay, service);
            return all;
        }
    }

    [RenderedTheory, MemberData(nameof(Everywhere))]
    public async Task Its_tables_are_brought_up_before_it_starts_by_the_image_it_starts(string overlay, string service)
    {
        var pod = (await Tools.Render(overlay)).Service(service).Pod;
        var migrate = Assert.Single(pod.Each("spec", "initContainers"));
        var main = Assert.Single(pod.Each("spec", "containers"));
        Assert.Equal(["migrate"], migrate.Each("args").Select(a => a.ToString()));
        Assert.Equal(main.Word("image"), migrate.Word("image"));
        Assert.Equal(service, migrate.Each("env").Single(e => e.Word("name") == "Database__Role").Word("value"));
    }

    [RenderedTheory, MemberData(nameof(Everywhere))]
    public async Task The_secret_of_the_owner_of_the_tables_is_its_migrations_alone(string overlay, string service)
    {
        var deployment = (await Tools.Render(overlay)).Service(service);
        var migrate = deployment.Containers.Single(c => c.Word("name") == "migrate");
        Assert.Equal([service + Owner], Overlay.Secrets(migrate));
        Assert.DoesNotContain(Overlay.Secrets(deployment.Containers.Single(c => c.Word("name") == "service")), s => s.EndsWith(Owner, StringComparison.Ordinal));
        Assert.DoesNotContain(Overlay.Secrets(deployment.Pod.At("spec", "volumes")), s => s.EndsWith(Owner, StringComparison.Ordinal));
    }

    [RenderedTheory, MemberData(nameof(Everywhere))]
    public async Task It_has_its_own_secrets_and_no_other_services(string overlay, string service)
    {
        var main = (await Tools.Render(overlay)).Service(service).Containers.Single(c => c.Word("name") == "service");
        Assert.Equal([$"{service}-broker", $"{service}-database", $"{service}-settings"], Overlay.Secrets(main).Order());
        Assert.Contains(main.Each("envFrom"), from => from.Word("configMapRef", "name")?.StartsWith("settings-", StringComparison.Ordinal) == true);
    }

    [RenderedTheory, MemberData(nameof(Everywhere))]
    public async Task It_is_asked_whether_it_started_lives_and_is_ready(string overlay, string service)
    {
        var main = (await Tools.Render(overlay)).Service(service).Containers.Single(c => c.Word("name") == "service");
        Assert.Equal("/health/live", main.Word("startupProbe", "httpGet", "path"));
        Assert.Equal("/health/ready", main.Word("readinessProbe", "httpGet", "path"));
        // What asks the database whether the process lives kills all processes when the database is slow.
        Assert.Equal("/health/live", main.Word("livenessProbe", "httpGet", "path"));
    }

    [RenderedTheory, MemberData(nameof(Everywhere))]
    public async Task It_is_given_the_time_to_finish_and_replaced_before_it_ends(string overlay, string service)
    {
        const int HostStops = 30;
        var deployment = (await Tools.Render(overlay)).Service(service).Body;
        var (grace, sleep) = (Number(deployment.Word("spec", "template", "spec", "terminationGracePeriodSeconds")), Number(deployment.Each("spec", "template", "spec", "containers").Single().Word("lifecycle", "preStop", "sleep", "seconds")));
        Assert.InRange(grace, sleep + HostStops + 1, 120);
        Assert.Equal("0", deployment.Word("spec", "strategy", "rollingUpdate", "maxUnavailable"));
    }

    [RenderedTheory, InlineData("small"), InlineData("production")]
    public async Task No_secret_lies_in_the_files(string overlay)
    {
        var rendered = await Tools.Render(overlay);
        Assert.Empty(rendered.Of("Secret"));
        Assert.DoesNotContain(rendered.WithPods.SelectMany(m => m.Containers).SelectMany(c => c.Each("env")),
            e => e.At("value") is not null && Regex.IsMatch(e.Word("name")!, "Password|Secret|Key$|ConnectionString|Address|Owner$", RegexOptions.IgnoreCase));
        Assert.DoesNotMatch(@"(?i)password=|amqps?://[^ ]*@", rendered.Text);
    }

    [RenderedTheory, InlineData("small"), InlineData("production")]
    public async Task Every_secret_that_somebody_must_make_is_told_of(string overlay)
    {
        var told = await File.ReadAllTextAsync(Yaml.PathOf("deploy/kubernetes/README.md"));
        var rendered = await Tools.Render(overlay);
        var made = rendered.Of("Ingress").SelectMany(i => i.Body.Each("spec", "tls")).Select(t => t.Word("secretName")!).ToHashSet();
        Assert.All(rendered.Manifests.SelectMany(m => Overlay.Secrets(m.Body)).Distinct(), name =>
        {
            var shown = Overlay.Services.Aggregate(name, (at, service) => at.Replace(service, "SERVICE", StringComparison.Ordinal));
            Assert.True(made.Contains(name) || told.Contains($"`{shown}`", StringComparison.Ordinal), $"deploy/kubernetes/README.md does not say what `{shown}` holds.");
        });
    }

    static int Number(string? word) => int.Parse(word!, CultureInfo.InvariantCulture);
}
