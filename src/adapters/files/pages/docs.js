const ui = window.SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
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
