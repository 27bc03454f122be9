// The reader of an OpenAPI document; what it shows is the document of this page alone.
const place = document.querySelector('#api');
SwaggerUIBundle({ url: place.dataset.document, domNode: place, deepLinking: true, supportedSubmitMethods: [], validatorUrl: null });
