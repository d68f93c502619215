// Swagger UI knows no x-codeSamples: they stand above the answers of each operation, closed until one is asked for.
const codeSamples = ({ React: { createElement, Fragment } }) => ({
  wrapComponents: {
    responses: (Responses) => (props) => {
      const place = ['paths', props.path, props.method, 'x-codeSamples']
      const samples = props.specSelectors.specJson().getIn(place)?.toJS() ?? []
      const shown = samples.map(({ label, source }) =>
        createElement(
          'details',
          { key: label, className: 'code-sample' },
          createElement('summary', null, label),
          createElement('pre', { className: 'microlight' }, source),
        ),
      )
      return createElement(Fragment, null, ...shown, createElement(Responses, props))
    },
  },
})

const ui = window.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  plugins: [codeSamples],
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  displayRequestDuration: true,
  // The badge would ask a server on the internet.
  validatorUrl: null,
  // After "Try it out" on login, the calls that follow carry its token.
  responseInterceptor(response) {
    if (response.ok && /\/v1\/auth\/(login|refresh)$/.test(response.url)) {
      ui.preauthorizeApiKey('bearer', JSON.parse(response.text).accessToken)
    }
    return response
  },
})
