using System.Text.Json.Nodes;

namespace Recouvrement.Deploy.Tests.Observability;

/// <summary>The settings of the collector, Prometheus, Tempo, Loki and Grafana. None of them runs where this is tested: what they name must be there, and fit together.</summary>
public sealed class SettingsTests
{
    const string Folder = "deploy/observability";

    static readonly string[] Signals = ["traces", "metrics", "logs"], Parts = ["receivers", "processors", "exporters"];

    readonly JsonNode collector = Yaml.Read($"{Folder}/collector.yaml"), compose = Yaml.Read("docker-compose.yml");

    [Fact]
    public void The_collector_takes_all_three_signals_and_names_only_parts_that_it_has()
    {
        Assert.Equal(Signals.Order(), collector.Members("service", "pipelines").Select(p => p.Key).Order());
        foreach (var (signal, pipeline) in collector.Members("service", "pipelines"))
            foreach (var part in Parts)
            {
                Assert.NotEmpty(pipeline.Each(part));
                Assert.All(pipeline.Each(part), name => Assert.True(collector.Members(part).Any(p => p.Key == name.ToString()), $"{signal}: there is no {name} among the {part}."));
            }
    }

    [Fact]
    public void No_part_of_it_is_left_unused() =>
        Assert.All(Parts, part => Assert.Equal(collector.Members(part).Select(p => p.Key).Order(), collector.Members("service", "pipelines").SelectMany(p => p.Value.Each(part)).Select(n => n.ToString()).Distinct().Order()));

    [Fact]
    public void It_is_protected_from_more_than_it_can_hold_before_all_else() =>
        Assert.All(collector.Members("service", "pipelines"), p => Assert.Equal("memory_limiter", p.Value.Each("processors").First().ToString()));

    [Fact]
    public void Prometheus_reads_the_figures_where_the_collector_shows_them()
    {
        var port = collector.Word("exporters", "prometheus", "endpoint")!.Split(':')[1];
        var job = Assert.Single(Yaml.Read($"{Folder}/prometheus.yaml").Each("scrape_configs"));
        Assert.Equal($"collector:{port}", Assert.Single(Assert.Single(job.Each("static_configs")).Each("targets")).ToString());
        Assert.Equal("true", job.Word("honor_labels"));
    }

    [Fact]
    public void Tempo_and_Loki_take_what_the_collector_sends_where_it_sends_it()
    {
        var tempo = Yaml.Read($"{Folder}/tempo.yaml").Word("distributor", "receivers", "otlp", "protocols", "grpc", "endpoint")!.Split(':')[1];
        var loki = Yaml.Read($"{Folder}/loki.yaml");
        Assert.Equal($"tempo:{tempo}", compose.Word("services", "collector", "environment", "TEMPO"));
        Assert.Equal($"http://loki:{loki.Word("server", "http_listen_port")}/otlp", compose.Word("services", "collector", "environment", "LOKI"));
        // Trace ids come as structured metadata.
        Assert.Equal("true", loki.Word("limits_config", "allow_structured_metadata"));
    }

    [Fact]
    public void Grafana_knows_each_of_them_by_a_name_that_dashboards_may_rely_on()
    {
        var sources = Yaml.Read($"{Folder}/grafana/provisioning/datasources/recouvrement.yaml").Each("datasources").ToList();
        Assert.Equal(["loki", "prometheus", "tempo"], sources.Select(s => s.Word("uid")!).Order());
        Assert.All(sources, source => Assert.NotNull(compose.At("services", new Uri(source.Word("url")!).Host)));
        var linked = sources.SelectMany(s => s.All()).OfType<JsonObject>().Select(o => o.Word("datasourceUid")).OfType<string>();
        Assert.All(linked, uid => Assert.Contains(sources, s => s.Word("uid") == uid));
    }

    [Fact]
    public void Grafana_finds_the_dashboards_where_compose_shows_them()
    {
        var folder = Assert.Single(Yaml.Read($"{Folder}/grafana/provisioning/dashboards/recouvrement.yaml").Each("providers")).Word("options", "path");
        Assert.Contains($"./{Folder}/grafana:{folder}:ro", compose.Each("services", "grafana", "volumes").Select(v => v.ToString()));
    }

    [PromtoolFact]
    public async Task Prometheus_takes_its_settings()
    {
        var (code, said, complained) = await Programs.Run("promtool", ["check", "config", "--syntax-only", Yaml.PathOf($"{Folder}/prometheus.yaml")]);
        Assert.True(code == 0, said + complained);
    }
}

/// <summary>A fact that Prometheus' own program decides, skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute() => Skip = Programs.Find("promtool") is null ? "There is no promtool." : null;
}
