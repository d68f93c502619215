import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.analysis.Analyzer;
import org.opensearch.index.analysis.AnalyzerProvider;
import org.opensearch.index.analysis.CharFilterFactory;
import org.opensearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.opensearch.index.analysis.PreConfiguredCharFilter;
import org.opensearch.index.analysis.PreConfiguredTokenFilter;
import org.opensearch.index.analysis.PreConfiguredTokenizer;
import org.opensearch.index.analysis.TokenFilterFactory;
import org.opensearch.index.analysis.TokenizerFactory;
import org.opensearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.opensearch.plugins.AnalysisPlugin;
import org.opensearch.plugins.Plugin;

/** The module of common analysers without Thai: the Java from PyPI has no Thai words, and then no index could be made. */
public final class CommonAnalysisPlugin extends Plugin implements AnalysisPlugin {
    private static final String THAI = "thai";
    private final AnalysisPlugin whole;

    public CommonAnalysisPlugin() throws ReflectiveOperationException {
        Class<?> module = OpenSearchNode.moduleClass("org.opensearch.analysis.common.CommonAnalysis");
        whole = (AnalysisPlugin) module.getConstructor().newInstance();
    }

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        var analyzers = new HashMap<>(whole.getAnalyzers());
        analyzers.remove(THAI);
        return analyzers;
    }

    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return whole.getPreBuiltAnalyzerProviderFactories().stream().filter(made -> !made.getName().equals(THAI)).toList();
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return whole.getCharFilters();
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return whole.getTokenFilters();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return whole.getTokenizers();
    }

    @Override
    public List<PreConfiguredCharFilter> getPreConfiguredCharFilters() {
        return whole.getPreConfiguredCharFilters();
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return whole.getPreConfiguredTokenFilters();
    }

    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return whole.getPreConfiguredTokenizers();
    }
}
